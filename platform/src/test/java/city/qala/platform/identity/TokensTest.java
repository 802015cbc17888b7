package city.qala.platform.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.qala.kernel.Actor;
import city.qala.kernel.Problem;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TokensTest {
    private static final Instant NOW = Instant.parse("2026-03-02T07:00:00Z");
    private static final TokenClaims CLAIMS =
            new TokenClaims(
                    "01J", "gateway-1", Actor.Kind.DEVICE, Set.of("device"), NOW.plusSeconds(600));

    @TempDir private Path folder;
    private SigningKeys keys;

    @BeforeEach
    void open() {
        keys = SigningKeys.open(folder.resolve("keys"));
    }

    private void assertRefused(String token, String why) {
        assertThatThrownBy(() -> Tokens.verify(keys, token, NOW))
                .as(why)
                .isInstanceOfSatisfying(
                        Problem.class,
                        p -> {
                            assertThat(p.code()).isEqualTo("invalid-token");
                            assertThat(p.status()).isEqualTo(401);
                        });
    }

    @Test
    void givenAGoodToken_whenVerified_thenItSaysWhatWasSigned() {
        assertThat(Tokens.verify(keys, Tokens.sign(keys, CLAIMS, NOW), NOW)).isEqualTo(CLAIMS);
    }

    /** SD001: any changed byte anywhere, and a missing signature. */
    @Test
    void givenAGoodToken_whenAnyCharacterIsChanged_thenItIsRefused() {
        String token = Tokens.sign(keys, CLAIMS, NOW);
        for (int i = 0; i < token.length(); i++) {
            for (char other : new char[] {'A', 'B', '_', '.', '='}) {
                if (token.charAt(i) == other) continue;
                assertRefused(token.substring(0, i) + other + token.substring(i + 1), "at " + i);
            }
        }
        String unsigned = token.substring(0, token.lastIndexOf('.'));
        for (String t : List.of(unsigned, unsigned + ".", "", ".", "..", token + "A", " " + token))
            assertRefused(t, t);
    }

    /** SD002: times outside of the leeway, missing, or not numbers. */
    @Test
    void givenTimesThatAreWrong_whenVerified_thenTheTokenIsRefused() throws JOSEException {
        assertRefused(signed(claims().expirationTime(seconds(-61)).build()), "exp past");
        assertRefused(signed(claims().notBeforeTime(seconds(3600)).build()), "nbf ahead");
        assertRefused(signed(claims().expirationTime(null).build()), "no exp");
        assertRefused(signed(claims().issueTime(seconds(61)).build()), "iat ahead");
        assertRefused(signed(claims().issueTime(null).build()), "no iat");
        String asText =
                "{\"iss\":\"qala\",\"sub\":\"a\",\"jti\":\"1\",\"iat\":0,\"exp\":\"9999999999\","
                        + "\"kind\":\"device\",\"roles\":[]}";
        assertRefused(signedRaw(asText), "exp as text");
    }

    @Test
    void givenClocksThatDifferALittle_whenVerified_thenTheLeewayHolds() throws JOSEException {
        String late = signed(claims().expirationTime(seconds(-59)).build());
        String early = signed(claims().issueTime(seconds(59)).build());
        assertThat(Tokens.verify(keys, late, NOW).name()).isEqualTo("gateway-1");
        assertThat(Tokens.verify(keys, early, NOW).name()).isEqualTo("gateway-1");
    }

    /** SD003: only ES256, whatever the header says. */
    @Test
    void givenAnotherAlgorithm_whenVerified_thenTheTokenIsRefused()
            throws JOSEException, NoSuchAlgorithmException {
        byte[] publicKey = keys.current().toPublicJWK().toString().getBytes(StandardCharsets.UTF_8);
        assertRefused(signed(JWSAlgorithm.HS256, new MACSigner(publicKey)), "HS256");
        var rsa = KeyPairGenerator.getInstance("RSA");
        rsa.initialize(2048);
        var pair = rsa.generateKeyPair();
        for (JWSAlgorithm a : List.of(JWSAlgorithm.RS256, JWSAlgorithm.PS512))
            assertRefused(signed(a, new RSASSASigner(pair.getPrivate())), a.getName());
        String token = Tokens.sign(keys, CLAIMS, NOW);
        for (String name : List.of("none", "RS1", "ES256K", "ES384", "es256")) {
            String header =
                    "{\"alg\":\"%s\",\"typ\":\"qala+jwt\",\"kid\":\"%s\"}"
                            .formatted(name, keys.current().getKeyID());
            assertRefused(Base64URL.encode(header) + token.substring(token.indexOf('.')), name);
        }
    }

    @Test
    void givenAnotherTypeKeyOrIssuer_whenVerified_thenTheTokenIsRefused() throws JOSEException {
        var header = header().type(JOSEObjectType.JWT).build();
        assertRefused(sign(header, claims().build()), "another type");
        assertRefused(
                sign(new JWSHeader.Builder(JWSAlgorithm.ES256).build(), claims().build()),
                "no key named");
        assertRefused(signed(claims().issuer("elsewhere").build()), "another issuer");
        SigningKeys others = SigningKeys.open(folder.resolve("others"));
        assertRefused(Tokens.sign(others, CLAIMS, NOW), "another city's key");
    }

    // ---- making wrong tokens

    private static Date seconds(long fromNow) {
        return Date.from(NOW.plusSeconds(fromNow));
    }

    private static JWTClaimsSet.Builder claims() {
        return new JWTClaimsSet.Builder()
                .issuer("qala")
                .subject("gateway-1")
                .jwtID("01J")
                .issueTime(seconds(0))
                .expirationTime(seconds(600))
                .claim("kind", "device")
                .claim("roles", List.of("device"));
    }

    private JWSHeader.Builder header() {
        return new JWSHeader.Builder(JWSAlgorithm.ES256)
                .type(new JOSEObjectType("qala+jwt"))
                .keyID(keys.current().getKeyID());
    }

    private String signed(JWTClaimsSet claims) throws JOSEException {
        return sign(header().build(), claims);
    }

    private String sign(JWSHeader header, JWTClaimsSet claims) throws JOSEException {
        var token = new SignedJWT(header, claims);
        token.sign(new ECDSASigner(keys.current()));
        return token.serialize();
    }

    private String signed(JWSAlgorithm algorithm, JWSSigner signer) throws JOSEException {
        var header =
                new JWSHeader.Builder(algorithm)
                        .type(new JOSEObjectType("qala+jwt"))
                        .keyID(keys.current().getKeyID())
                        .build();
        var token = new SignedJWT(header, claims().build());
        token.sign(signer);
        return token.serialize();
    }

    private String signedRaw(String body) throws JOSEException {
        String input = header().build().toBase64URL() + "." + Base64URL.encode(body);
        Base64URL signature =
                new ECDSASigner(keys.current())
                        .sign(header().build(), input.getBytes(StandardCharsets.US_ASCII));
        return input + "." + signature;
    }
}
