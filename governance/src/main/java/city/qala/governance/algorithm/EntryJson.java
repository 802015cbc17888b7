package city.qala.governance.algorithm;

import city.qala.kernel.Language;
import city.qala.kernel.Problem;
import city.qala.platform.http.JsonBody;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** An entry as JSON and back. The same entry is always the same text. */
final class EntryJson {
    private static final Set<String> LANGUAGES =
            Stream.of(Language.values()).map(Language::tag).collect(Collectors.toSet());

    private EntryJson() {}

    /** All of it. */
    static SequencedMap<String, Object> of(AlgorithmEntry entry) {
        var all = new LinkedHashMap<String, Object>();
        all.put("id", entry.id());
        all.put("concernsPeople", entry.concernsPeople());
        all.put("fields", fields(entry, true));
        return all;
    }

    /** The fields, for everybody or for staff, in their order. */
    static SequencedMap<String, Object> fields(AlgorithmEntry entry, boolean internal) {
        var all = new LinkedHashMap<String, Object>();
        for (EntryField field : EntryField.values()) {
            if (!internal && !field.isPublic()) continue;
            entry.field(field).ifPresent(t -> all.put(field.code(), value(field, t)));
        }
        return all;
    }

    private static Object value(EntryField field, FieldText text) {
        String plain = text.in(Language.EN);
        if (field.form() == EntryField.Form.NUMBER) return Double.parseDouble(plain);
        if (!field.inLanguages()) return plain;
        var words = new LinkedHashMap<String, String>();
        for (Language language : Language.values()) {
            if (!text.in(language).isEmpty()) words.put(language.tag(), text.in(language));
        }
        return words;
    }

    /**
     * Reads the fields of an entry.
     *
     * @throws Problem {@code unknown-field} or {@code invalid-parameter}
     */
    static AlgorithmEntry read(String id, boolean concernsPeople, JsonNode fields) {
        if (!fields.isObject())
            throw Problem.invalid("fields", fields.getNodeType(), "must be an object");
        var read = new EnumMap<EntryField, FieldText>(EntryField.class);
        for (Map.Entry<String, JsonNode> member : fields.properties()) {
            EntryField field =
                    EntryField.find(member.getKey())
                            .orElseThrow(() ->
                                    Problem.of(
                                                    Problem.Kind.UNPROCESSABLE,
                                                    "unknown-field",
                                                    "There is no field %s here.",
                                                    member.getKey())
                                            .at("/fields/" + member.getKey(), "is not known"));
            read.put(field, text(field, member.getValue()));
        }
        return new AlgorithmEntry(id, concernsPeople, read);
    }

    private static FieldText text(EntryField field, JsonNode value) {
        String at = "/fields/" + field.code();
        if (field.form() == EntryField.Form.NUMBER) {
            if (!value.isNumber()) throw Problem.invalid(at, value, "must be a number");
            return FieldText.plain(Double.toString(value.doubleValue()));
        }
        if (!field.inLanguages()) {
            if (!value.isTextual()) throw Problem.invalid(at, value, "must be a text");
            return FieldText.plain(value.textValue());
        }
        if (!value.isObject())
            throw Problem.invalid(at, value, "must be an object of kk, ru and en");
        JsonBody.requireKnown(value, LANGUAGES, at);
        var words = new EnumMap<Language, String>(Language.class);
        for (Language language : Language.values()) {
            JsonNode text = value.path(language.tag());
            if (text.isMissingNode()) continue;
            if (!text.isTextual()) throw Problem.invalid(at, text, "must be texts");
            words.put(language, text.textValue().strip());
        }
        return new FieldText(words);
    }

    /** What the ledger holds. */
    static AlgorithmEntry stored(JsonNode json) {
        return read(
                json.path("id").asText(),
                json.path("concernsPeople").asBoolean(),
                json.path("fields"));
    }

    /** Hash of an entry; two entries with the same seal are the same. */
    static String seal(AlgorithmEntry entry) {
        return sha256(RegisterJson.text(of(entry)).getBytes(StandardCharsets.UTF_8));
    }

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java knows SHA-256", e);
        }
    }
}
