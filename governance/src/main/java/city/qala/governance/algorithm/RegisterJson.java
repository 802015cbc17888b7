package city.qala.governance.algorithm;

import city.qala.kernel.Problem;
import city.qala.platform.http.Exchange;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads and writes the register's JSON, strictly. */
final class RegisterJson {
    private static final int MOST_BYTES = 524_288;
    private static final ObjectMapper JSON =
            new ObjectMapper()
                    .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private RegisterJson() {}

    /**
     * The body of a request: an object with known members.
     *
     * @throws Problem {@code malformed-json}, {@code unsupported-media} or {@code unknown-field}
     */
    static JsonNode read(Exchange x, Set<String> known) {
        String type = x.header("Content-Type").orElse("").split(";", 2)[0].strip();
        if (!type.equalsIgnoreCase("application/json"))
            throw Problem.of(Problem.Kind.UNSUPPORTED_MEDIA, "unsupported-media", "Send JSON.");
        try {
            JsonNode body = JSON.readTree(x.body(MOST_BYTES));
            if (body == null || !body.isObject()) throw malformed();
            requireKnown(body, known, "");
            return body;
        } catch (IOException e) {
            throw malformed();
        }
    }

    static void requireKnown(JsonNode object, Set<String> known, String at) {
        object.fieldNames()
                .forEachRemaining(name -> {
                    if (!known.contains(name))
                        throw Problem.of(
                                        Problem.Kind.UNPROCESSABLE,
                                        "unknown-field",
                                        "There is no field %s here.",
                                        name)
                                .at(at + "/" + name, "is not known");
                });
    }

    static JsonNode parse(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the register holds what was written to it", e);
        }
    }

    static JsonNode tree(Object plain) {
        return JSON.valueToTree(plain);
    }

    static String text(Object plain) {
        try {
            return JSON.writeValueAsString(plain);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("plain values are always JSON", e);
        }
    }

    static void send(Exchange x, int status, Map<String, ? extends @Nullable Object> answer) {
        send(x, status, "application/json", answer);
    }

    static void send(
            Exchange x, int status, String type, Map<String, ? extends @Nullable Object> answer) {
        x.set("Cache-Control", "no-cache")
                .send(status, type, text(answer).getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    private static Problem malformed() {
        return Problem.of(
                Problem.Kind.INVALID, "malformed-json", "The body is not the JSON expected here.");
    }
}
