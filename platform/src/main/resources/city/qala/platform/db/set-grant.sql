-- set-grant.sql : opens rows of personal tables for the rest of the transaction
-- in:  subjects text        out: done boolean
select set_config('qala.opens', :subjects, true) is not null as done;
