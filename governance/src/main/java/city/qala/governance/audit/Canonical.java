package city.qala.governance.audit;

import city.qala.kernel.Actor;
import city.qala.kernel.AuditEntry;
import city.qala.kernel.AuditEntry.Details;
import city.qala.kernel.Problem;
import city.qala.kernel.Release;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The canonical form of an entry: one line of JSON in UTF-8, its keys in one fixed order, what is
 * empty left out, no blanks. Its bytes without a line end are what the tree hashes. A salt of 64
 * random bits keeps anybody from guessing an entry by its hash.
 */
final class Canonical {
    private static final ObjectMapper JSON = new ObjectMapper();

    private Canonical() {}

    /**
     * Writes an entry.
     *
     * @param actor its actor's name, or their pseudonym if they are a resident
     * @param subject pseudonym of the one subject that this line is about, or other text
     * @param fields what was seen of that subject
     * @param salt 16 hexadecimal digits
     */
    static String text(
            AuditEntry e, String actor, String subject, List<String> fields, String salt) {
        Details d = e.details();
        StringBuilder out = new StringBuilder(512);
        out.append("{\"v\":1,\"at\":\"").append(e.at().truncatedTo(ChronoUnit.MICROS));
        out.append("\",\"salt\":\"").append(salt).append('"');
        add(out, "actor", actor);
        add(out, "kind", word(e.actor().kind()));
        add(out, "org", e.actor().standing().organisation());
        add(out, "roles", new TreeSet<>(e.actor().roles()));
        add(out, "action", e.action());
        add(out, "outcome", word(e.outcome()));
        add(out, "subject", subject);
        add(out, "purpose", e.purpose());
        add(out, "basis", d.legalBase());
        add(out, "data", d.dataSet());
        add(out, "fields", fields);
        add(out, "query", d.queryHash());
        if (d.rows() >= 0) out.append(",\"rows\":").append(d.rows());
        add(out, "decision", d.decision());
        d.release()
                .notBefore()
                .ifPresent(day -> {
                    add(out, "notBefore", day.toString());
                    add(out, "release", d.release().reference());
                });
        facts(out, e.facts());
        return out.append('}').toString();
    }

    /** Reads what {@link #text} wrote. */
    static AuditLine line(long number, String text) {
        JsonNode n = tree(text);
        Map<String, String> facts = new LinkedHashMap<>();
        n.path("facts").properties().forEach(f -> facts.put(f.getKey(), f.getValue().asText()));
        return new AuditLine(
                number,
                Instant.parse(n.path("at").asText()),
                n.path("actor").asText(""),
                Actor.Kind.valueOf(n.path("kind").asText().toUpperCase(Locale.ROOT)),
                n.path("org").asText(""),
                texts(n.path("roles")),
                n.path("action").asText(),
                AuditEntry.Outcome.valueOf(n.path("outcome").asText().toUpperCase(Locale.ROOT)),
                n.path("subject").asText(""),
                n.path("purpose").asText(""),
                n.path("basis").asText(""),
                n.path("data").asText(""),
                texts(n.path("fields")),
                n.path("query").asText(""),
                n.path("rows").asLong(-1),
                n.path("decision").asText(""),
                release(n),
                facts,
                text);
    }

    private static JsonNode tree(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw Problem.bug(e);
        }
    }

    private static Release release(JsonNode n) {
        if (!n.has("notBefore")) return Release.AT_ONCE;
        return new Release(
                Optional.of(LocalDate.parse(n.path("notBefore").asText())),
                n.path("release").asText());
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(t -> texts.add(t.asText()));
        return texts;
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private static void facts(StringBuilder out, Map<String, String> facts) {
        if (facts.isEmpty()) return;
        String sign = ",\"facts\":{";
        for (var fact : new TreeMap<>(facts).entrySet()) {
            quote(out.append(sign), fact.getKey());
            quote(out.append(':'), fact.getValue());
            sign = ",";
        }
        out.append('}');
    }

    private static void add(StringBuilder out, String key, String value) {
        if (value.isEmpty()) return;
        quote(out.append(",\"").append(key).append("\":"), value);
    }

    private static void add(StringBuilder out, String key, Iterable<String> values) {
        if (!values.iterator().hasNext()) return;
        out.append(",\"").append(key).append("\":");
        char sign = '[';
        for (String value : values) {
            quote(out.append(sign), value);
            sign = ',';
        }
        out.append(']');
    }

    /** Appends a JSON string; only the quote, the backslash and control signs are escaped. */
    static void quote(StringBuilder out, String value) {
        out.append('"');
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '"' || c == '\\') out.append('\\').append(c);
            else if (c < ' ') out.append("\\u00").append(c < 16 ? '0' : '1').append(hex(c & 15));
            else if (Character.isSurrogate(c) && !isPaired(value, i)) out.append('\ufffd');
            else out.append(c);
        }
        out.append('"');
    }

    private static char hex(int digit) {
        return Character.forDigit(digit, 16);
    }

    private static boolean isPaired(String text, int i) {
        return Character.isHighSurrogate(text.charAt(i))
                ? i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))
                : i > 0 && Character.isHighSurrogate(text.charAt(i - 1));
    }
}
