-- drop-factor.sql : takes the second factor off an account
-- in:  account text        out: rows
delete from identity.second_factor where account = :account
