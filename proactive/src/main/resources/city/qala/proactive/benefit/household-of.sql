-- household-of.sql : where somebody lived when it was last looked
-- in:  person text        out: household text
select household from proactive.member where person = :person
