-- What the town keeps of sign-ins for a time goes each night, with a record of how much went.
select guard.expires('identity.session', 'created');
select guard.expires('identity.failure', 'at');
select guard.expires('identity.proposal', 'asked_at');
