-- use-purpose.sql : counts subjects that are being opened; the count ends with the transaction
-- in:  actor text, day date, purpose text, subjects bigint        out: used bigint, others bigint
with counted as (
    insert into governance.use_day as u (actor, day, purpose, subjects)
    values (:actor, :day, :purpose, :subjects)
    on conflict (actor, day, purpose) do update set subjects = u.subjects + excluded.subjects
    returning subjects)
select (select subjects from counted) as used,
       (select coalesce(sum(subjects), 0)::bigint
          from governance.use_day
         where actor = :actor and day = :day and purpose <> :purpose) as others;
