package city.qala.platform.identity;

import city.qala.kernel.Actor;
import city.qala.kernel.Problem;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Signs and checks bearer tokens. One algorithm, one type, an end in every token: a token says
 * nothing about how it is to be checked.
 */
final class Tokens {
    private static final JOSEObjectType TYPE = new JOSEObjectType("qala+jwt");
    private static final String ISSUER = "qala";
    private static final Duration LEEWAY = Duration.ofSeconds(60);
    private static final int LONGEST = 4_096;

    private Tokens() {}

    static String sign(SigningKeys keys, TokenClaims claims, Instant now) {
        ECKey key = keys.current();
        var header =
                new JWSHeader.Builder(JWSAlgorithm.ES256).type(TYPE).keyID(key.getKeyID()).build();
        var body =
                new JWTClaimsSet.Builder()
                        .issuer(ISSUER)
                        .subject(claims.name())
                        .jwtID(claims.id())
                        .issueTime(Date.from(now))
                        .expirationTime(Date.from(claims.expires()))
                        .claim("kind", claims.kind().name().toLowerCase(Locale.ROOT))
                        .claim("roles", claims.roles().stream().sorted().toList())
                        .build();
        var token = new SignedJWT(header, body);
        try {
            token.sign(new ECDSASigner(key));
        } catch (JOSEException e) {
            throw new IllegalStateException("our own key signs", e);
        }
        return token.serialize();
    }

    /**
     * What the token says, if all of it is right: form, algorithm, key, signature and times.
     *
     * @throws Problem {@code invalid-token} 401, which never tells what was wrong
     */
    static TokenClaims verify(SigningKeys keys, String text, Instant now) {
        return verified(keys, text, now).orElseThrow(Tokens::invalid);
    }

    /** The refusal for every bad token. */
    static Problem invalid() {
        return Problem.of(
                Problem.Kind.UNAUTHENTICATED,
                "invalid-token",
                "This token is not valid, or not any more.");
    }

    private static Optional<TokenClaims> verified(SigningKeys keys, String text, Instant now) {
        if (text.length() > LONGEST || !isCanonical(text)) return Optional.empty();
        try {
            SignedJWT token = SignedJWT.parse(text);
            JWSHeader header = token.getHeader();
            boolean ours =
                    JWSAlgorithm.ES256.equals(header.getAlgorithm())
                            && TYPE.equals(header.getType())
                            && header.getCriticalParams() == null
                            && header.getKeyID() != null;
            if (!ours) return Optional.empty();
            Optional<ECKey> key = keys.find(header.getKeyID());
            if (key.isEmpty() || !token.verify(new ECDSAVerifier(key.get())))
                return Optional.empty();
            return claims(token.getJWTClaimsSet(), now);
        } catch (ParseException | JOSEException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Optional<TokenClaims> claims(JWTClaimsSet body, Instant now)
            throws ParseException {
        Date expires = body.getExpirationTime();
        Date issued = body.getIssueTime();
        Date notBefore = body.getNotBeforeTime();
        if (expires == null || issued == null) return Optional.empty();
        boolean inTime =
                now.isBefore(expires.toInstant().plus(LEEWAY))
                        && !issued.toInstant().isAfter(now.plus(LEEWAY))
                        && (notBefore == null || !notBefore.toInstant().isAfter(now.plus(LEEWAY)));
        String name = body.getSubject();
        String id = body.getJWTID();
        String kind = body.getStringClaim("kind");
        List<String> roles = body.getStringListClaim("roles");
        boolean whole = name != null && id != null && kind != null && roles != null;
        if (!inTime || !whole || !ISSUER.equals(body.getIssuer())) return Optional.empty();
        return Optional.of(
                new TokenClaims(
                        id,
                        name,
                        Actor.Kind.valueOf(kind.toUpperCase(Locale.ROOT)),
                        Set.copyOf(roles),
                        expires.toInstant()));
    }

    // The last letter of base64 holds bits that decoders ignore: without this a token could be
    // altered there and still pass.
    private static boolean isCanonical(String text) {
        String[] parts = text.split("\\.", -1);
        if (parts.length != 3) return false;
        for (String part : parts) {
            if (part.isEmpty()) return false;
            String again = Base64URL.encode(new Base64URL(part).decode()).toString();
            if (!again.equals(part)) return false;
        }
        return true;
    }
}
