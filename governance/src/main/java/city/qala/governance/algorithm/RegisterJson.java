package city.qala.governance.algorithm;

import city.qala.platform.http.Exchange;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads and writes the register's JSON, strictly. */
final class RegisterJson {
    private static final ObjectMapper JSON =
            new ObjectMapper()
                    .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private RegisterJson() {}

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
}
