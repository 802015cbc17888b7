-- keep-migrated.sql : keeps what was applied to a capability's schema
-- in:  capability text, fingerprint text        out: -
insert into public.qala_migrated (capability, fingerprint)
values (:capability, :fingerprint)
on conflict (capability) do update set fingerprint = excluded.fingerprint;
