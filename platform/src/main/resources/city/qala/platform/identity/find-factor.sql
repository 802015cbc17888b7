-- find-factor.sql : what makes an account's codes
-- in:  account text        out: secret bytea, confirmed boolean, last_step bigint
select secret, confirmed, last_step from identity.second_factor where account = :account
