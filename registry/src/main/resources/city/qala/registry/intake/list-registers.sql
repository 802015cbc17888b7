-- list-registers.sql : all registers by code
select code, yaml, revision, declared, declarer from registry.register order by code;
