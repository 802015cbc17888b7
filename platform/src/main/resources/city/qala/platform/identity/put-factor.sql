-- put-factor.sql : a second factor that is yet to be confirmed; one that is confirmed stays
-- in:  account text, secret bytea, now timestamptz        out: rows
insert into identity.second_factor (account, secret, confirmed, created)
values (:account, :secret, false, :now)
on conflict (account) do update
   set secret = excluded.secret, created = excluded.created
 where not second_factor.confirmed
