-- recent-nonces.sql : numbers that partners have used lately
-- in:  since timestamptz        out: agreement text, nonce text
select agreement, nonce
  from exchange.call
 where at >= :since;
