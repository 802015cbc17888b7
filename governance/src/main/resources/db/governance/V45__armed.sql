-- Tables about people show nothing without a grant, whoever wrote the statement (schema guard).
-- Who answers for whom, and who lives in which district, are ids only and stay open: a ruling asks
-- them before there is a grant.
select guard.personal('governance.resident', 'person', 'id');
select guard.personal('governance.case_words', 'person', 'resident');
