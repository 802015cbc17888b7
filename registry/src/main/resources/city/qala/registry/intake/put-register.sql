-- put-register.sql : a declaration, or a newer one of the same register
insert into registry.register (code, yaml, revision, declared, declarer)
values (:code, :yaml, 1, :at, :by)
on conflict (code) do update
   set yaml = excluded.yaml, revision = registry.register.revision + 1, declared = excluded.declared, declarer = excluded.declarer
 where registry.register.yaml <> excluded.yaml;
