package city.qala.governance.algorithm;

import city.qala.kernel.Problem;
import city.qala.platform.http.Exchange;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.Map;

/** The fields of a form that a reader's own page sent; the first of each name. */
final class FormFields {
    private static final int MOST_BYTES = 8_192;

    private final Map<String, String> fields;

    private FormFields(Map<String, String> fields) {
        this.fields = fields;
    }

    /**
     * Reads the body.
     *
     * @param csrf what forms of this reader's session send along; empty for a token's holder
     * @throws Problem {@code unsupported-media}, or {@code cross-site-request} if it came from
     *     another page
     */
    static FormFields read(Exchange x, String csrf) {
        String type = x.header("Content-Type").orElse("").split(";", 2)[0].strip();
        if (!type.equalsIgnoreCase("application/x-www-form-urlencoded"))
            throw Problem.of(
                    Problem.Kind.UNSUPPORTED_MEDIA, "unsupported-media", "Send it as a form.");
        var fields = new HashMap<String, String>();
        for (String pair :
                new String(x.body(MOST_BYTES), StandardCharsets.US_ASCII).split("&", -1)) {
            int eq = pair.indexOf('=');
            if (eq > 0)
                fields.putIfAbsent(decode(pair.substring(0, eq)), decode(pair.substring(eq + 1)));
        }
        byte[] sent = fields.getOrDefault("csrf", "").getBytes(StandardCharsets.UTF_8);
        if (!csrf.isEmpty() && !MessageDigest.isEqual(sent, csrf.getBytes(StandardCharsets.UTF_8)))
            throw Problem.of(
                    Problem.Kind.FORBIDDEN,
                    "cross-site-request",
                    "This request came from another site, so it was not carried out.");
        return new FormFields(fields);
    }

    /** A field; empty text if it is not there. */
    String field(String name) {
        return fields.getOrDefault(name, "");
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw Problem.invalid("form", "text", "must be encoded as forms are");
        }
    }
}
