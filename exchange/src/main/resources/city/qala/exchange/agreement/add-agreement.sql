-- add-agreement.sql : a proposal
-- in:  what is agreed, by whom, when        out: rows added
insert into exchange.agreement
       (id, partner_kind, partner_name, partner_bin, data_set, fields, purpose, reason, starts,
        ends, calls_per_day, rows_per_call, proposed_by, proposed_roles, proposed_at)
values (:id, :kind, :name, :bin, :dataSet, :fields, :purpose, :reason, :starts,
        :ends, :callsPerDay, :rowsPerCall, :by, :roles, :at);
