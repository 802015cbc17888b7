-- set-outcome.sql : what came of a confirmed match
update vision.candidate set outcome = :outcome where id = :id and state = 'CONFIRMED' and outcome = '';
