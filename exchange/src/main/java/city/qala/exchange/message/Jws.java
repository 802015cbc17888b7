package city.qala.exchange.message;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Optional;

/**
 * A detached signature: RFC 7515 compact form with an empty middle, {@code header..signature}. Any
 * JOSE library makes and checks it.
 *
 * @param header base64url of the protected header
 * @param algorithm {@code EdDSA} or {@code ES256}, as the header says
 * @param keyId the header's {@code kid}
 * @param signature base64url of 64 bytes
 */
public record Jws(String header, String algorithm, String keyId, String signature) {

    private static final int MOST_LETTERS = 1_000;
    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY);

    /** Signs a text under a header made by {@link #header}. */
    static String sign(SigningKey key, String header, String text) {
        return header + ".." + Encoding.base64(key.sign(input(header, text)));
    }

    /** Reads the compact form; empty if it is anything else. */
    public static Optional<Jws> parse(String compact) {
        String[] parts = compact.split("\\.", -1);
        if (compact.length() > MOST_LETTERS || parts.length != 3 || !parts[1].isEmpty())
            return Optional.empty();
        try {
            JsonNode header = JSON.readTree(Encoding.bytes(parts[0]));
            // A header that asks for more than is understood here must be refused (RFC 7515,
            // 4.1.11).
            if (header.has("crit") || header.has("b64")) return Optional.empty();
            Encoding.bytes(parts[2]);
            return Optional.of(
                    new Jws(
                            parts[0],
                            header.path("alg").asText(),
                            header.path("kid").asText(),
                            parts[2]));
        } catch (java.io.IOException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Whether this key signed this text, by the algorithm that goes with the key. */
    public boolean holds(Verifier verifier, String text) {
        return algorithm.equals(verifier.key().algorithm())
                && verifier.verifies(input(header, text), Encoding.bytes(signature));
    }

    private static byte[] input(String header, String text) {
        return Encoding.utf8(header + "." + Encoding.base64(Encoding.utf8(text)));
    }

    static String header(PublicJwk key) {
        String json = "{\"alg\":\"" + key.algorithm() + "\",\"kid\":\"" + key.id() + "\"}";
        return Encoding.base64(Encoding.utf8(json));
    }
}
