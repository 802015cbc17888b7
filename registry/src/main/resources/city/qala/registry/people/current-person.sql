-- current-person.sql : the person whom an id now stands for
with recursive way (id, into_, step) as (
    select id, into_, 0 from registry.person where id = :id
    union all
    select p.id, p.into_, way.step + 1 from registry.person p join way on p.id = way.into_ where way.step < 50)
select id from way where into_ is null;
