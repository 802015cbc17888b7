package city.qala.governance.purpose;

import city.qala.kernel.Problem;
import city.qala.platform.http.Exchange;
import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import java.io.IOException;
import java.util.Map;

/** Reads and writes the small JSON of these books, strictly. */
final class Json {
    private static final int MOST_BYTES = 32_768;
    private static final ObjectMapper JSON =
            new ObjectMapper()
                    .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    private Json() {}

    /**
     * Reads the body of a request.
     *
     * @throws Problem {@code malformed-json} 400, {@code unknown-field} 422, {@code
     *     unsupported-media} 415
     */
    static <T> T read(Exchange x, Class<T> as) {
        String type = x.header("Content-Type").orElse("").split(";", 2)[0].strip();
        // A form of another site can send text, but not this type without being asked first.
        if (!type.equalsIgnoreCase("application/json"))
            throw Problem.of(Problem.Kind.UNSUPPORTED_MEDIA, "unsupported-media", "Send JSON.");
        try {
            T value = JSON.readValue(x.body(MOST_BYTES), as);
            if (value == null) throw malformed();
            return value;
        } catch (UnrecognizedPropertyException e) {
            String name = e.getPropertyName();
            throw Problem.of(
                            Problem.Kind.UNPROCESSABLE,
                            "unknown-field",
                            "There is no field %s here.",
                            name)
                    .at("/" + name, "is not known");
        } catch (JsonMappingException e) {
            if (e.getCause() instanceof Problem p) throw p;
            throw malformed();
        } catch (IOException e) {
            throw malformed();
        }
    }

    /** What was written by {@link #text}. */
    static <T> T parse(String text, Class<T> as) {
        try {
            return JSON.readValue(text, as);
        } catch (JacksonException e) {
            throw new IllegalStateException("the ledger holds what was written to it", e);
        }
    }

    /** Plain maps, as files give them, as a value. */
    static <T> T convert(Object plain, Class<T> as) {
        return JSON.convertValue(plain, as);
    }

    static String text(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JacksonException e) {
            throw new IllegalStateException("plain values are always JSON", e);
        }
    }

    static void send(Exchange x, int status, Map<String, ?> answer) {
        try {
            x.send(status, "application/json", JSON.writeValueAsBytes(answer));
        } catch (JacksonException e) {
            throw new IllegalStateException("plain values are always JSON", e);
        }
    }

    private static Problem malformed() {
        return Problem.of(
                Problem.Kind.INVALID, "malformed-json", "The body is not the JSON expected here.");
    }
}
