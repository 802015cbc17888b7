package city.qala.governance.audit;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Optional;

/**
 * A witness's signature under a signed state of the log. The witness signs {@code
 * qala-audit-witness-1}, its time and the five lines of the state, each ended by a line feed.
 *
 * @param key the witness's public key, Ed25519 in hexadecimal
 * @param at the witness's time, as it wrote it
 * @param signature in hexadecimal
 */
record Cosignature(String key, String at, String signature) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** What the witness signs. */
    static String text(SignedRoot root, String at) {
        return "qala-audit-witness-1\n" + at + "\n" + root.signed();
    }

    /** The signature in an answer; nothing if the answer holds none. */
    static Optional<Cosignature> in(byte[] answer) {
        try {
            JsonNode json = JSON.readTree(answer);
            if (json == null || !json.hasNonNull("signature")) return Optional.empty();
            return Optional.of(
                    new Cosignature(
                            json.path("key").asText(),
                            json.path("at").asText(),
                            json.path("signature").asText()));
        } catch (JacksonException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new IllegalStateException("bytes are there", e);
        }
    }

    /** Whether it holds for this state; under this key, unless that is empty. */
    boolean holds(SignedRoot root, String wanted) {
        return (wanted.isEmpty() || wanted.equals(key))
                && at.matches("[0-9TZ:.+-]{10,40}")
                && AuditKey.holds(key, text(root, at), signature);
    }
}
