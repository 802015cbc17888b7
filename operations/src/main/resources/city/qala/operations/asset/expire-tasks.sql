-- expire-tasks.sql : commands that nobody confirmed or answered in time; out: their ids
update operations.task set state = 'EXPIRED', reported = :now where state in ('PROPOSED', 'SENT') and valid_until < :now returning id;
