-- change-reduction.sql : what became of a reduction that was in a state
-- in:  id, was, state, officer, reason text, wrong boolean, decided timestamptz, effective date        out: -
update proactive.reduction
   set state = :state, officer = :officer, reason = :reason, wrong = :wrong,
       decided = coalesce(:decided::timestamptz, decided), effective = :effective::date
 where id = :id and state = :was
