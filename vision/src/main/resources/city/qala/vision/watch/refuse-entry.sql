-- refuse-entry.sql : two people said that it was somebody else; at the third time the entry is left out
update vision.entry_place set refusals = refusals + 1, suspended = suspended or refusals + 1 >= :most where id = :id returning id, list, refusals, suspended, added;
