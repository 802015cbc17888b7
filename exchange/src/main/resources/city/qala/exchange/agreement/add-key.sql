-- add-key.sql : a key of a partner for one agreement
-- in:  agreement, kid, curve, x, y text        out: rows added
insert into exchange.agreement_key (agreement, kid, curve, x, y)
values (:agreement, :kid, :curve, :x, :y);
