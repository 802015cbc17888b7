-- add-stamp.sql : a time-stamp
-- in:  no, first, last bigint, text, signature text        out: rows added
insert into exchange.stamp (no, first, last, text, signature)
values (:no, :first, :last, :text, :signature);
