-- list-claims.sql : every claim, oldest first
select no, proposal, indicator, part, year, value, source, origin, quality, note,
       entered_by, entered_roles, entered_at, approved_by, approved_roles, approved_at, refused_by, refused_roles, refused_at
  from assess.claim
 order by no;
