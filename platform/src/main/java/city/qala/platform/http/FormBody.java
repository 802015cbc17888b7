package city.qala.platform.http;

import city.qala.kernel.Problem;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.Map;

/** The fields of a form that a browser sent; the first of each name. */
public final class FormBody {
    /** Bytes of a form of names and choices. */
    public static final int SHORT = 8_192;

    /** Bytes of a form in which people write. */
    public static final int LONG = 65_536;

    private static final String TYPE = "application/x-www-form-urlencoded";

    private final Map<String, String> fields = new HashMap<>();

    private FormBody() {}

    /**
     * Reads the body.
     *
     * @throws Problem {@code unsupported-media} or {@code invalid-parameter}
     */
    public static FormBody read(Exchange x, int mostBytes) {
        if (!type(x).equalsIgnoreCase(TYPE))
            throw Problem.of(
                    Problem.Kind.UNSUPPORTED_MEDIA, "unsupported-media", "Send it as a form.");
        var form = new FormBody();
        String body = new String(x.body(mostBytes), StandardCharsets.US_ASCII);
        for (String pair : body.split("&", -1)) {
            if (pair.isEmpty()) continue;
            int eq = pair.indexOf('=');
            String name = eq < 0 ? pair : pair.substring(0, eq);
            form.fields.putIfAbsent(decode(name), eq < 0 ? "" : decode(pair.substring(eq + 1)));
        }
        return form;
    }

    /** A field as it was sent; empty text if it is not there. */
    public String field(String name) {
        return fields.getOrDefault(name, "");
    }

    /** All fields without the blanks at their ends. */
    public Map<String, String> lines() {
        Map<String, String> lines = new HashMap<>();
        fields.forEach((name, text) -> lines.put(name, text.strip()));
        return lines;
    }

    /**
     * Lets a form through that came from our own page.
     *
     * @param csrf what forms of this reader's session send along; empty for a token's holder
     * @throws Problem {@code cross-site-request}
     */
    public FormBody requireOwn(String csrf) {
        byte[] sent = field("csrf").getBytes(StandardCharsets.UTF_8);
        if (!csrf.isEmpty() && !MessageDigest.isEqual(sent, csrf.getBytes(StandardCharsets.UTF_8)))
            throw fromElsewhere();
        return this;
    }

    /** The refusal of what another site made a browser send. */
    public static Problem fromElsewhere() {
        return Problem.of(
                Problem.Kind.FORBIDDEN,
                "cross-site-request",
                "This request came from another site, so it was not carried out.");
    }

    /** The type of a body, without its parameters. */
    static String type(Exchange x) {
        return x.header("Content-Type").orElse("").split(";", 2)[0].strip();
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw Problem.invalid("form", "text", "must be encoded as forms are");
        }
    }
}
