package city.qala.exchange.message;

import java.util.List;
import java.util.Optional;

/**
 * What the provider signs: that it gave this answer to exactly that request.
 *
 * @param call id of the call
 * @param request base64url of the SHA-256 of the request's text, a line feed and its signature
 * @param time when it was answered, ISO 8601 in UTC
 * @param rows how many rows left
 * @param bodyDigest base64url of the SHA-256 of the answer's body
 */
public record Receipt(String call, String request, String time, int rows, String bodyDigest) {

    static final String FORMAT = "qala-exchange-answer-1";

    /** The digest of a signed request. */
    public static String digest(String text, String signature) {
        return Ask.digest(Encoding.utf8(text + "\n" + signature));
    }

    /** The exact text that is signed: six lines. */
    public String text() {
        return String.join("\n", FORMAT, call, request, time, Integer.toString(rows), bodyDigest);
    }

    /** The receipt in a text; empty if it is another text. */
    static Optional<Receipt> parse(String text) {
        List<String> l = List.of(text.split("\n", -1));
        if (l.size() != 6 || !l.getFirst().equals(FORMAT) || !l.get(4).matches("[0-9]{1,9}"))
            return Optional.empty();
        return Optional.of(
                new Receipt(l.get(1), l.get(2), l.get(3), Integer.parseInt(l.get(4)), l.get(5)));
    }
}
