package city.qala.platform.identity;

import city.qala.kernel.Problem;
import city.qala.platform.http.Exchange;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** The fields of a form that a browser sent; the first of each name. */
final class Form {
    private static final int MOST_BYTES = 8_192;
    private static final String TYPE = "application/x-www-form-urlencoded";
    private final Map<String, String> fields = new HashMap<>();

    private Form() {}

    /**
     * Reads the body.
     *
     * @throws Problem {@code unsupported-media} or {@code invalid-parameter}
     */
    static Form read(Exchange x) {
        String type = x.header("Content-Type").orElse("");
        if (!type.split(";", 2)[0].strip().equalsIgnoreCase(TYPE))
            throw Problem.of(
                    Problem.Kind.UNSUPPORTED_MEDIA, "unsupported-media", "Send it as a form.");
        var form = new Form();
        String body = new String(x.body(MOST_BYTES), StandardCharsets.US_ASCII);
        for (String pair : body.split("&", -1)) {
            if (pair.isEmpty()) continue;
            int eq = pair.indexOf('=');
            String name = eq < 0 ? pair : pair.substring(0, eq);
            form.fields.putIfAbsent(decode(name), eq < 0 ? "" : decode(pair.substring(eq + 1)));
        }
        return form;
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
