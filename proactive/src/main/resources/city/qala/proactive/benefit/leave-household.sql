-- leave-household.sql : forgets who does not live in some households any more
-- in:  ids, people text[]        out: -
delete from proactive.member where household = any(:ids) and not person = any(:people)
