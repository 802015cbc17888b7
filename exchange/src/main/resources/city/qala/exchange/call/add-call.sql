-- add-call.sql : answered calls of one group with what both sides signed, numbered from first on
-- in:  first bigint; arrays of the same length: ids, agreements, kids, nonces text, micros bigint (since 1970),
--      rows integer, requests, requestSignatures, requestBodies, answers, answerSignatures text, leaves bytea
-- out: rows added
insert into exchange.call
       (no, id, agreement, kid, nonce, at, rows, request, request_signature, request_body, response,
        response_signature, leaf)
select :first + c.place - 1, c.id, c.agreement, c.kid, c.nonce,
       timestamptz 'epoch' + c.micros * interval '1 microsecond', c.rows, c.request,
       c.request_signature, c.request_body, c.answer, c.answer_signature, c.leaf
  from unnest(:ids::text[], :agreements::text[], :kids::text[], :nonces::text[], :micros::bigint[],
              :rows::integer[], :requests::text[], :requestSignatures::text[], :requestBodies::text[],
              :answers::text[], :answerSignatures::text[], :leaves::bytea[])
       with ordinality as c (id, agreement, kid, nonce, micros, rows, request, request_signature,
                             request_body, answer, answer_signature, leaf, place);
