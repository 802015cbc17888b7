package city.qala.exchange.message;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a partner signs: one request, bound to its address, its agreement, its body, its time and a
 * number used once.
 *
 * @param method HTTP method in capitals
 * @param path address as sent, without host and query
 * @param agreement id of the agreement
 * @param nonce 16 to 64 letters of base64url, never used twice
 * @param time when it was signed, ISO 8601 in UTC
 * @param bodyDigest base64url of the SHA-256 of the body
 */
public record Ask(
        String method,
        String path,
        String agreement,
        String nonce,
        String time,
        String bodyDigest) {

    static final String FORMAT = "qala-exchange-request-1";

    /** A request over a body. */
    public static Ask of(
            String method, String path, String agreement, String nonce, String time, byte[] body) {
        return new Ask(method, path, agreement, nonce, time, digest(body));
    }

    /** The exact text that is signed: seven lines. */
    public String text() {
        return String.join("\n", FORMAT, method, path, agreement, nonce, time, bodyDigest);
    }

    /** The request in a text; empty if it is another text. */
    static Optional<Ask> parse(String text) {
        List<String> l = List.of(text.split("\n", -1));
        if (l.size() != 7 || !l.getFirst().equals(FORMAT)) return Optional.empty();
        return Optional.of(new Ask(l.get(1), l.get(2), l.get(3), l.get(4), l.get(5), l.get(6)));
    }

    /** When it was signed; empty if that is not a time. */
    public Optional<Instant> at() {
        return instant(time);
    }

    /** Whether its nonce has the right form. */
    public boolean hasNonce() {
        return nonce.length() >= 16 && nonce.length() <= 64 && nonce.matches("[A-Za-z0-9_-]+");
    }

    static Optional<Instant> instant(String text) {
        try {
            return text.length() > 40 ? Optional.empty() : Optional.of(Instant.parse(text));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** Base64url of the SHA-256 of some bytes. */
    public static String digest(byte[] body) {
        return Encoding.base64(Encoding.sha256(body));
    }
}
