-- quality-seats.sql : how many people did something in how many half days, so that alarms can be counted by person
-- in: from timestamptz, to timestamptz   out: seats, shifts
select count(distinct (date_bin('12 hours', s.at, timestamptz '2000-01-01 00:00:00Z'), s.actor)) as seats,
       count(distinct date_bin('12 hours', s.at, timestamptz '2000-01-01 00:00:00Z')) as shifts
  from operations.alarm_step s where s.at >= :from and s.at < :to and s.actor <> 'system';
