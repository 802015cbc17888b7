package city.qala.platform.oidc;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;

/**
 * Checks what a provider says about somebody. Pure: text, keys and expectations in, claims out.
 *
 * <p>Only signatures with the provider's public keys count: never {@code none}, never a shared
 * secret, whatever the token asks for.
 */
final class IdTokens {
    private static final Duration LEEWAY = Duration.ofSeconds(60);
    private static final int LONGEST = 32_768;
    private static final int LEAST_RSA_BITS = 2_048;
    private static final List<JWSAlgorithm> RSA = List.of(JWSAlgorithm.RS256, JWSAlgorithm.PS256);

    /**
     * What must be right.
     *
     * @param issuer who must have said it
     * @param client for whom it must be
     * @param nonce that we sent, so that it is the answer to this very question
     */
    record Expected(String issuer, String client, String nonce) {}

    private IdTokens() {}

    /** The id of the key that a token names; empty if it names none or is no token at all. */
    static Optional<String> keyId(String text) {
        try {
            return text.length() > LONGEST
                    ? Optional.empty()
                    : Optional.ofNullable(SignedJWT.parse(text).getHeader().getKeyID());
        } catch (ParseException e) {
            return Optional.empty();
        }
    }

    /** What the token says, if all of it is right. */
    static Optional<JWTClaimsSet> verify(
            String text, List<JWK> keys, Expected expected, Instant now) {
        if (text.length() > LONGEST) return Optional.empty();
        try {
            SignedJWT token = SignedJWT.parse(text);
            if (token.getHeader().getCriticalParams() != null) return Optional.empty();
            for (JWK key : keys) {
                Optional<JWSVerifier> verifier = verifier(key, token.getHeader());
                if (verifier.isPresent() && token.verify(verifier.get()))
                    return claims(token.getJWTClaimsSet(), expected, now);
            }
            return Optional.empty();
        } catch (ParseException | JOSEException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Optional<JWSVerifier> verifier(JWK key, JWSHeader header) throws JOSEException {
        if (header.getKeyID() != null && !header.getKeyID().equals(key.getKeyID()))
            return Optional.empty();
        JWSAlgorithm asked = header.getAlgorithm();
        boolean bound = key.getAlgorithm() == null || key.getAlgorithm().equals(asked);
        if (!bound) return Optional.empty();
        if (key instanceof RSAKey rsa && RSA.contains(asked) && rsa.size() >= LEAST_RSA_BITS)
            return Optional.of(new RSASSAVerifier(rsa.toPublicJWK()));
        if (key instanceof ECKey ec && JWSAlgorithm.ES256.equals(asked))
            return Optional.of(new ECDSAVerifier(ec.toPublicJWK()));
        return Optional.empty();
    }

    private static Optional<JWTClaimsSet> claims(JWTClaimsSet c, Expected e, Instant now)
            throws ParseException {
        List<String> audience = c.getAudience();
        String party = c.getStringClaim("azp");
        boolean forUs =
                e.issuer().equals(c.getIssuer())
                        && audience.contains(e.client())
                        && (audience.size() == 1 || party != null)
                        && (party == null || party.equals(e.client()))
                        && e.nonce().equals(c.getStringClaim("nonce"));
        String subject = c.getSubject();
        boolean named = subject != null && !subject.isEmpty() && subject.length() <= 255;
        return forUs && named && inTime(c, now) ? Optional.of(c) : Optional.empty();
    }

    private static boolean inTime(JWTClaimsSet c, Instant now) {
        Date expires = c.getExpirationTime();
        Date issued = c.getIssueTime();
        Date notBefore = c.getNotBeforeTime();
        return expires != null
                && issued != null
                && now.isBefore(expires.toInstant().plus(LEEWAY))
                && !issued.toInstant().isAfter(now.plus(LEEWAY))
                && (notBefore == null || !notBefore.toInstant().isAfter(now.plus(LEEWAY)));
    }
}
