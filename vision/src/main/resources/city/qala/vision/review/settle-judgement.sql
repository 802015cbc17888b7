-- settle-judgement.sql : what they said when they had seen it
update vision.judgement set final = :final, changed = :changed, settled = :at where candidate = :id and by_whom = :by and final is null;
