-- How many rows about a subject each armed table holds; shows nothing else of them.
create function guard.rows_about(kind text, subject text)
    returns table (named text, counted bigint)
    language plpgsql stable security definer set search_path = pg_catalog set qala.opens = '*'
as $$
declare
    one record;
    n bigint;
begin
    for one in
        select a.tab, string_agg(format('%I::text = $1', c.col), ' or ') as rule
          from guard.armed a, unnest(a.columns) as c (col)
         where a.kind = rows_about.kind
         group by a.tab
         order by a.tab::text
    loop
        execute format('select count(*) from %s where %s', one.tab, one.rule)
            into n using subject;
        named := one.tab::text;
        counted := n;
        if n > 0 then
            return next;
        end if;
    end loop;
end $$;
