package city.qala.platform.http;

import city.qala.kernel.Problem;
import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import java.io.IOException;
import java.util.Set;

/**
 * JSON of requests and answers, read strictly: one value, no member twice, none that is not known.
 *
 * <p>Reading throws {@link Problem} {@code unsupported-media} 415 for another type, {@code
 * malformed-json} 400 and {@code unknown-field} 422.
 */
public final class JsonBody {
    private static final ObjectMapper JSON =
            new ObjectMapper()
                    .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    private JsonBody() {}

    /** The body as a value of a class. */
    public static <T> T read(Exchange x, Class<T> as, int mostBytes) {
        require(x);
        try {
            T value = JSON.readValue(x.body(mostBytes), as);
            if (value == null) throw malformed();
            return value;
        } catch (UnrecognizedPropertyException e) {
            throw unknown("", e.getPropertyName());
        } catch (JsonMappingException e) {
            if (e.getCause() instanceof Problem p) throw p;
            throw malformed();
        } catch (IOException e) {
            throw malformed();
        }
    }

    /** The body as an object. */
    public static JsonNode object(Exchange x, int mostBytes) {
        require(x);
        try {
            JsonNode body = JSON.readTree(x.body(mostBytes));
            if (body != null && body.isObject()) return body;
        } catch (IOException e) {
            // told below
        }
        throw malformed();
    }

    /** The body as an object of which every member is known. */
    public static JsonNode object(Exchange x, Set<String> known, int mostBytes) {
        JsonNode body = object(x, mostBytes);
        requireKnown(body, known, "");
        return body;
    }

    /**
     * Lets an object through whose members are all known.
     *
     * @param at pointer of the object
     */
    public static void requireKnown(JsonNode object, Set<String> known, String at) {
        object.fieldNames()
                .forEachRemaining(name -> {
                    if (!known.contains(name)) throw unknown(at, name);
                });
    }

    /** Sends JSON that nobody on the way keeps. */
    public static void send(Exchange x, int status, Object answer) {
        x.set("Cache-Control", "no-store").send(status, "application/json", bytes(answer));
    }

    /** A plain value as JSON. */
    public static byte[] bytes(Object value) {
        try {
            return JSON.writeValueAsBytes(value);
        } catch (JacksonException e) {
            throw new IllegalStateException("answers are plain values", e);
        }
    }

    // A form of another site can send text, but not this type without being asked first.
    private static void require(Exchange x) {
        if (!FormBody.type(x).equalsIgnoreCase("application/json"))
            throw Problem.of(Problem.Kind.UNSUPPORTED_MEDIA, "unsupported-media", "Send JSON.");
    }

    private static Problem unknown(String at, String name) {
        return Problem.of(
                        Problem.Kind.UNPROCESSABLE,
                        "unknown-field",
                        "There is no field %s here.",
                        name)
                .at(at + "/" + name, "is not known, or only read");
    }

    private static Problem malformed() {
        return Problem.of(
                Problem.Kind.INVALID, "malformed-json", "The body is not the JSON expected here.");
    }
}
