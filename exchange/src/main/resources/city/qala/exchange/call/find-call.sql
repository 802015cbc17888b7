-- find-call.sql : one call with what both sides signed
-- in:  id text        out: its columns and the partner's key
select c.no, c.agreement, c.request, c.request_signature, c.response, c.response_signature,
       k.curve, k.x, k.y
  from exchange.call c
  join exchange.agreement_key k on k.agreement = c.agreement and k.kid = c.kid
 where c.id = :id;
