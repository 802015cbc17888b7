-- find-external.sql : our account of somebody at a provider
-- in:  issuer, subject text        out: account text
select account from identity.external where issuer = :issuer and subject = :subject
