-- newest-witness.sql : the last answer of each witness, and the last state that it has taken
-- in:  nothing        out: witness text, size bigint, at timestamptz, state text, said text, receipt bytea, taken bigint
select distinct on (w.witness) w.witness, w.size, w.at, w.state, w.said, w.receipt,
       coalesce((select max(t.size) from governance.audit_witness t
                  where t.witness = w.witness and t.state <> 'FAILED'), 0) as taken
  from governance.audit_witness w
 order by w.witness, w.at desc, w.size desc
