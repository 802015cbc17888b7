-- find-segments.sql : segments that hold all of some words, the newest first
-- in:  terms bigint[], low bigint, high bigint, most int        out: first bigint, body bytea
select first, body from governance.audit_segment
 where terms @> :terms::bigint[] and first >= :low and first < :high
 order by first desc limit :most
