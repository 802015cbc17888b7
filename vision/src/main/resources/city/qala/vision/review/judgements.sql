-- judgements.sql : what was said of a candidate
select place, by_whom, answer, reasons, at, final, changed, settled from vision.judgement where candidate = :id order by place;
