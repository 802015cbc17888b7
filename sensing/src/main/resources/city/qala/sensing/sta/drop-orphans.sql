-- drop-orphans.sql : removes histories that name no Location any more
-- in: nothing        out: nothing
delete from sensing.history where places = '{}'
