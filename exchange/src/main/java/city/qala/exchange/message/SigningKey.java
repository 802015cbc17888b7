package city.qala.exchange.message;

import city.qala.kernel.Problem;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPrivateKeySpec;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.bouncycastle.math.ec.rfc8032.Ed25519;

/** A private key that signs; safe for many threads. It has no text form but its key file. */
public final class SigningKey {

    private static final int BYTES = 32;

    private final PublicJwk publicPart;
    private final String secret;
    private final String header;
    private final UnaryOperator<byte[]> sign;

    private SigningKey(PublicJwk publicPart, String secret) {
        this.publicPart = publicPart;
        this.secret = secret;
        this.header = Jws.header(publicPart);
        byte[] d = Encoding.bytes(secret);
        if (d.length != BYTES) throw Problem.invalid("key.d", "hidden", "must be 32 bytes");
        this.sign = publicPart.y().isEmpty() ? edwards(d, publicPart) : p256(d);
    }

    /** Makes an Ed25519 key. */
    public static SigningKey make(SecureRandom random) {
        byte[] secret = new byte[BYTES];
        random.nextBytes(secret);
        byte[] point = new byte[BYTES];
        Ed25519.generatePublicKey(secret, 0, point, 0);
        return new SigningKey(
                new PublicJwk("Ed25519", Encoding.base64(point), ""), Encoding.base64(secret));
    }

    /**
     * The key in a JWK with its private member {@code d}.
     *
     * @throws Problem {@code invalid-parameter} if it is not such a key or its parts do not fit
     */
    public static SigningKey of(JsonNode jwk) {
        String secret = jwk.path("d").asText();
        try {
            var key = new SigningKey(PublicJwk.publicPart(jwk), secret);
            byte[] probe = Encoding.utf8("do the parts belong together?");
            if (Verifier.of(key.publicPart).verifies(probe, key.sign(probe))) return key;
        } catch (IllegalArgumentException e) {
            throw Problem.invalid("key.d", "hidden", "must be base64url");
        }
        throw Problem.invalid("key.d", "hidden", "must belong to the public part");
    }

    /** Its public part. */
    public PublicJwk publicPart() {
        return publicPart;
    }

    /** All members of its JWK, the secret one too: only for key files. */
    public Map<String, String> secretMembers() {
        var members = new LinkedHashMap<>(publicPart.members());
        members.put("d", secret);
        return members;
    }

    /** Signs a text: RFC 7515 compact form with a detached body, {@code header..signature}. */
    public String sign(String text) {
        return Jws.sign(this, header, text);
    }

    byte[] sign(byte[] text) {
        return sign.apply(text);
    }

    private static UnaryOperator<byte[]> edwards(byte[] secret, PublicJwk key) {
        byte[] point = Encoding.bytes(key.x());
        return text -> {
            byte[] signature = new byte[Ed25519.SIGNATURE_SIZE];
            Ed25519.sign(secret, 0, point, 0, text, 0, text.length, signature, 0);
            return signature;
        };
    }

    private static UnaryOperator<byte[]> p256(byte[] secret) {
        PrivateKey key = p256Key(secret);
        return text -> {
            try {
                Signature signer = Signature.getInstance("SHA256withECDSAinP1363Format");
                signer.initSign(key);
                signer.update(text);
                return signer.sign();
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("every Java has P-256", e);
            }
        };
    }

    private static PrivateKey p256Key(byte[] secret) {
        try {
            var curve = AlgorithmParameters.getInstance("EC");
            curve.init(new ECGenParameterSpec("secp256r1"));
            var spec =
                    new ECPrivateKeySpec(
                            new BigInteger(1, secret),
                            curve.getParameterSpec(ECParameterSpec.class));
            return KeyFactory.getInstance("EC").generatePrivate(spec);
        } catch (GeneralSecurityException e) {
            throw Problem.invalid("key.d", "hidden", "must be a key of P-256");
        }
    }
}
