package city.qala.governance.purpose;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;

/** JSON of these books in the ledger and in shipped files. */
final class Json {
    private static final ObjectMapper JSON =
            new ObjectMapper()
                    .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    private Json() {}

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
}
