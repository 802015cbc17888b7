package city.qala.sensing.sta;

import city.qala.kernel.Problem;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Strict reading of JSON: one value in UTF-8 and nothing after it, no member twice, bounded depth
 * and number length.
 *
 * <p>Values become {@link Map} (order kept), {@link List}, {@link String}, {@link Boolean}, {@link
 * Long}, {@link BigInteger}, {@link Double} or {@link BigDecimal} (whichever keeps what was
 * written, so 6.0 stays 6.0) or null. A number that no double reaches (1e400) is refused.
 */
final class Json {

    /** Deepest nesting that is read. */
    static final int MAX_DEPTH = 64;

    private static final int MAX_NUMBER_LENGTH = 400;

    private static final JsonFactory FACTORY =
            JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                    .streamReadConstraints(
                            StreamReadConstraints.builder()
                                    .maxNestingDepth(MAX_DEPTH)
                                    .maxNumberLength(MAX_NUMBER_LENGTH)
                                    .maxStringLength(8_000_000)
                                    .maxNameLength(1_000)
                                    .build())
                    .build();

    private Json() {}

    /** Reads a piece of JSON with a parser and closes it. */
    interface Reading<T extends @Nullable Object> {
        T read(JsonParser in) throws IOException;
    }

    /** The whole text as one value. */
    static @Nullable Object parse(byte[] body) {
        @Nullable Object[] whole = new @Nullable Object[1];
        read(
                body,
                in -> {
                    in.nextToken();
                    whole[0] = tree(in);
                    return true;
                });
        return whole[0];
    }

    /** The whole text as an object. */
    static Map<String, @Nullable Object> object(byte[] body) {
        return object(parse(body), "");
    }

    /** A value that must be an object. */
    @SuppressWarnings("unchecked")
    static Map<String, @Nullable Object> object(@Nullable Object value, String pointer) {
        if (value instanceof Map<?, ?> map) return (Map<String, @Nullable Object>) map;
        throw Problem.of(
                        Problem.Kind.INVALID,
                        "invalid-parameter",
                        "A JSON object is expected here.")
                .at(pointer, "must be an object");
    }

    /** A value that must be an array. */
    @SuppressWarnings("unchecked")
    static List<@Nullable Object> array(@Nullable Object value, String pointer) {
        if (value instanceof List<?> list) return (List<@Nullable Object>) list;
        throw Problem.of(
                        Problem.Kind.INVALID, "invalid-parameter", "A JSON array is expected here.")
                .at(pointer, "must be an array");
    }

    /** The same tree from JSON text that we wrote ourselves. */
    static @Nullable Object stored(String text) {
        return parse(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Reads with a streaming parser; anything after the value is refused. */
    static <T extends @Nullable Object> T read(byte[] body, Reading<T> reading) {
        requireUtf8(body);
        try (JsonParser in = FACTORY.createParser(body)) {
            T value = reading.read(in);
            if (in.nextToken() != null) throw malformed(in, "there is more after the value");
            return value;
        } catch (IOException e) {
            throw malformed(e);
        }
    }

    /** The value at the parser's current token; leaves the parser on its last token. */
    static @Nullable Object tree(JsonParser in) throws IOException {
        JsonToken t = in.currentToken();
        if (t == null) throw malformed(in, "the body is empty");
        return switch (t) {
            case START_OBJECT -> members(in);
            case START_ARRAY -> items(in);
            case VALUE_STRING -> in.getText();
            case VALUE_NUMBER_INT -> integer(in.getText());
            case VALUE_NUMBER_FLOAT -> decimal(in.getText());
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NULL -> null;
            default -> throw malformed(in, "a value is missing");
        };
    }

    private static Map<String, @Nullable Object> members(JsonParser in) throws IOException {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        while (in.nextToken() != JsonToken.END_OBJECT) {
            String name = in.currentName();
            in.nextToken();
            map.put(name, tree(in));
        }
        return map;
    }

    private static List<@Nullable Object> items(JsonParser in) throws IOException {
        List<@Nullable Object> list = new ArrayList<>();
        while (in.nextToken() != JsonToken.END_ARRAY) list.add(tree(in));
        return list;
    }

    private static Object integer(String text) {
        if (text.length() < 19) return Long.valueOf(text);
        BigInteger big = new BigInteger(text);
        if (big.bitLength() < 64) return big.longValue();
        requireFinite(big.doubleValue(), text);
        return big;
    }

    // A double that prints as it was written takes less room and says the same.
    private static Number decimal(String text) {
        double d = Double.parseDouble(text);
        requireFinite(d, text);
        return Double.toString(d).equals(text) ? (Number) d : new BigDecimal(text);
    }

    /** Refuses a number beyond the reach of a double. */
    static void requireFinite(double d, String text) {
        if (Double.isFinite(d)) return;
        String shown = text.length() > 20 ? text.substring(0, 20) + "…" : text;
        throw Problem.invalid("number", shown, "must be within the range of a double");
    }

    private static void requireUtf8(byte[] body) {
        boolean ascii = true;
        for (byte b : body) {
            if (b == 0) throw malformed("it holds a zero byte", 0, 0);
            ascii &= b > 0;
        }
        if (ascii) return;
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body));
        } catch (CharacterCodingException e) {
            throw malformed("it is not UTF-8", 0, 0);
        }
    }

    /** 400 {@code malformed-json} at the parser's place. */
    static Problem malformed(JsonParser in, String why) {
        var at = in.currentLocation();
        return malformed(why, at.getLineNr(), at.getColumnNr());
    }

    private static Problem malformed(IOException e) {
        if (e instanceof com.fasterxml.jackson.core.JsonProcessingException p) {
            var at = p.getLocation();
            String why = firstLine(p.getOriginalMessage());
            return at == null
                    ? malformed(why, 0, 0)
                    : malformed(why, at.getLineNr(), at.getColumnNr());
        }
        return malformed("it ends too early", 0, 0);
    }

    // The parser's own words name its classes and settings in brackets; those stay inside.
    private static String firstLine(String message) {
        int end = message.length();
        for (String stop :
                new String[] {"\n", " (`", " (for ", "; ", " (start marker", "[Source"}) {
            int i = message.indexOf(stop);
            if (i >= 0 && i < end) end = i;
        }
        String s = message.substring(0, Math.min(end, 160));
        return s.replace("com.fasterxml.jackson", "json").replace("StreamReadConstraints", "limit");
    }

    private static Problem malformed(String why, int line, int column) {
        return line > 0
                ? Problem.of(
                        Problem.Kind.INVALID,
                        "malformed-json",
                        "The body is not one valid JSON value: %s (line %d, column %d).",
                        why,
                        line,
                        column)
                : Problem.of(
                        Problem.Kind.INVALID,
                        "malformed-json",
                        "The body is not one valid JSON value: %s.",
                        why);
    }
}
