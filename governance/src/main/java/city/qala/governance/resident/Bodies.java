package city.qala.governance.resident;

import city.qala.kernel.Problem;
import city.qala.platform.http.Exchange;
import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** Reads forms and JSON that people send, strictly, and writes JSON. */
public final class Bodies {
    private static final int MOST_BYTES = 65_536;
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final ObjectMapper JSON =
            new ObjectMapper()
                    .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .enable(SerializationFeature.INDENT_OUTPUT);

    private Bodies() {}

    /**
     * The fields of a form, the first of each name, without blanks at their ends.
     *
     * @throws Problem {@code unsupported-media} or {@code invalid-parameter}
     */
    public static Map<String, String> form(Exchange x) {
        require(x, FORM);
        var fields = new HashMap<String, String>();
        String body = new String(x.body(MOST_BYTES), StandardCharsets.US_ASCII);
        for (String pair : body.split("&", -1)) {
            int eq = pair.indexOf('=');
            if (eq > 0)
                fields.putIfAbsent(
                        decode(pair.substring(0, eq)), decode(pair.substring(eq + 1)).strip());
        }
        return fields;
    }

    /**
     * The JSON of a body.
     *
     * @throws Problem {@code malformed-json} 400, {@code unknown-field} 422 for a field that is not
     *     known or only read, {@code unsupported-media} 415
     */
    static <T> T json(Exchange x, Class<T> as) {
        require(x, "application/json");
        try {
            T value = JSON.readValue(x.body(MOST_BYTES), as);
            if (value == null) throw malformed();
            return value;
        } catch (UnrecognizedPropertyException e) {
            throw Problem.of(
                            Problem.Kind.UNPROCESSABLE,
                            "unknown-field",
                            "There is no field %s that could be sent here.",
                            e.getPropertyName())
                    .at("/" + e.getPropertyName(), "is not known, or only read");
        } catch (JsonMappingException e) {
            if (e.getCause() instanceof Problem p) throw p;
            throw malformed();
        } catch (JacksonException e) {
            throw malformed();
        } catch (IOException e) {
            throw malformed();
        }
    }

    /** Sends JSON that nobody on the way keeps. */
    static void send(Exchange x, int status, Object answer) {
        x.set("Cache-Control", "no-store").send(status, "application/json", bytes(answer));
    }

    static byte[] bytes(Object answer) {
        try {
            return JSON.writeValueAsBytes(answer);
        } catch (JacksonException e) {
            throw new IllegalStateException("answers are plain values", e);
        }
    }

    private static void require(Exchange x, String type) {
        String sent = x.header("Content-Type").orElse("").split(";", 2)[0].strip();
        if (!sent.equalsIgnoreCase(type))
            throw Problem.of(
                    Problem.Kind.UNSUPPORTED_MEDIA, "unsupported-media", "Send it as %s.", type);
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw Problem.invalid("form", "text", "must be encoded as forms are");
        }
    }

    private static Problem malformed() {
        return Problem.of(
                Problem.Kind.INVALID, "malformed-json", "The body is not the JSON expected here.");
    }
}
