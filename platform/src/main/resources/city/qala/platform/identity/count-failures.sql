-- count-failures.sql : how many proofs were not right, by account, most first
-- in:  since timestamptz        out: account text, n bigint
select account, count(*) as n
  from identity.failure
 where at >= :since
 group by account
 order by n desc, account
 limit 20
