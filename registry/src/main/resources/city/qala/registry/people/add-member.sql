-- add-member.sql : somebody who belongs to a household now
insert into registry.member (household, person, valid_from, known_from) values (:household, :person, :valid_from, :at);
