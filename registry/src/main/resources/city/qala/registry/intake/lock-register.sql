-- lock-register.sql : one register, for this transaction alone
select code, yaml, revision, declared, declarer from registry.register where code = :code for update;
