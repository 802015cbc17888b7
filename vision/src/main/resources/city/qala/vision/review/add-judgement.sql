-- add-judgement.sql : what somebody said before they saw the score
insert into vision.judgement (candidate, place, by_whom, answer, reasons, at) values (:id, :place, :by, :answer, :reasons, :at);
