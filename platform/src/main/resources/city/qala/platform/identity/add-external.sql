-- add-external.sql : an account belongs to somebody at a provider
-- in:  issuer, subject, account text        out: rows
insert into identity.external (issuer, subject, account) values (:issuer, :subject, :account)
