-- end-tokens.sql : ends all tokens that an account has been given so far
-- in:  name text, now timestamptz        out: rows
update identity.account set tokens_from = :now where name = :name
