-- add-failure.sql : a proof was not right
-- in:  at timestamptz, account text, empty where there is none of that name        out: rows
insert into identity.failure (at, account) values (:at, :account)
