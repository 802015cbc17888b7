package city.qala.exchange.call;

import city.qala.exchange.agreement.Terms;
import city.qala.kernel.DataSet;
import city.qala.kernel.Problem;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a partner asks for in the body of a call.
 *
 * @param fields names of fields in the order wanted
 * @param from earliest time, included, or null
 * @param to latest time, not included, or null
 * @param limit most rows
 */
record Wish(List<String> fields, @Nullable Instant from, @Nullable Instant to, int limit) {

    private static final Set<String> MEMBERS = Set.of("fields", "from", "to", "limit");
    private static final ObjectMapper JSON =
            new ObjectMapper(
                            JsonFactory.builder()
                                    .streamReadConstraints(
                                            StreamReadConstraints.builder()
                                                    .maxNestingDepth(8)
                                                    .build())
                                    .build())
                    .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);

    Wish {
        fields = List.copyOf(fields);
    }

    /**
     * Reads a body and holds it against what was agreed.
     *
     * @throws Problem {@code malformed-json}, {@code unknown-field}, {@code invalid-parameter} or
     *     {@code field-not-permitted}
     */
    static Wish read(byte[] body, DataSet set, Terms terms) {
        JsonNode all = tree(body);
        all.fieldNames()
                .forEachRemaining(name -> {
                    if (!MEMBERS.contains(name))
                        throw unprocessable("unknown-field", "There is no member %s.", name);
                });
        List<String> fields = fields(all.path("fields"), set, terms);
        int limit = limit(all.path("limit"), terms.rowsPerCall());
        return new Wish(fields, time(all, "from"), time(all, "to"), limit);
    }

    private static List<String> fields(JsonNode wanted, DataSet set, Terms terms) {
        if (wanted.isMissingNode()) return terms.fields();
        if (!wanted.isArray() || wanted.isEmpty())
            throw Problem.invalid("fields", wanted, "must be a list of names");
        Set<String> names = new LinkedHashSet<>();
        for (JsonNode name : wanted) {
            if (!name.isTextual() || !names.add(name.asText()))
                throw Problem.invalid("fields", name, "must be names, each once");
        }
        List<String> known = set.names();
        for (String name : names) {
            if (!known.contains(name))
                throw unprocessable("unknown-field", "There is no field %s.", name);
            if (!terms.fields().contains(name))
                throw Problem.of(
                        Problem.Kind.FORBIDDEN,
                        "field-not-permitted",
                        "The agreement does not cover the field %s.",
                        name);
        }
        return new ArrayList<>(names);
    }

    private static int limit(JsonNode limit, int most) {
        if (limit.isMissingNode()) return most;
        if (!limit.isIntegralNumber() || !limit.canConvertToInt())
            throw Problem.invalid("limit", limit, "must be a whole number");
        int asked = limit.asInt();
        if (asked < 1 || asked > most)
            throw Problem.invalid("limit", asked, "must be between 1 and the agreed " + most);
        return asked;
    }

    private static @Nullable Instant time(JsonNode all, String name) {
        if (!all.has(name)) return null;
        try {
            return Instant.parse(all.path(name).asText());
        } catch (DateTimeException e) {
            throw Problem.invalid(name, all.path(name), "must be a time in ISO 8601, UTC");
        }
    }

    private static JsonNode tree(byte[] body) {
        try {
            JsonNode all = JSON.readTree(body);
            if (all != null && all.isObject()) return all;
        } catch (IOException e) {
            // told below: nobody learns more from the parser's own words
        }
        throw Problem.of(
                Problem.Kind.INVALID, "malformed-json", "The body must be one JSON object.");
    }

    private static Problem unprocessable(String code, String text, String what) {
        return Problem.of(Problem.Kind.UNPROCESSABLE, code, text, what);
    }
}
