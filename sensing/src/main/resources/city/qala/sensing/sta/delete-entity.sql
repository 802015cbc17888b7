-- delete-entity.sql : takes an entity out
-- in: kind, id        out: nothing
delete from sensing.entity where kind = :kind and id = :id
