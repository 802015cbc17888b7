-- evenings-on.sql : what was said of an evening   in: day date   out: stream, day, model, probability, warn, said
select stream, day, model, probability, warn, said from sensing.evening where day = :day order by stream
