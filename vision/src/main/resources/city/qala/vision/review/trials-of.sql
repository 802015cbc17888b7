-- trials-of.sql : how somebody fared with pairs whose answer is known
select count(*) as seen, count(*) filter (where j.final = c.trial) as right_ones
  from vision.judgement j
  join vision.candidate c on c.id = j.candidate
 where j.by_whom = :by and c.trial <> '' and j.final is not null;
