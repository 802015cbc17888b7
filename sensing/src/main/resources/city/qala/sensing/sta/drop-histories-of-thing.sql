-- drop-histories-of-thing.sql : removes the histories of a Thing that is gone
-- in: thing        out: nothing
delete from sensing.history where thing = :thing
