package city.qala.governance.algorithm;

import city.qala.kernel.Language;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/** The schema of an entry of the register (JSON Schema, draft 2020-12), made from the fields. */
final class EntrySchema {
    private static final String DRAFT = "https://json-schema.org/draft/2020-12/schema";

    private EntrySchema() {}

    static SequencedMap<String, @Nullable Object> of() {
        var fields = new LinkedHashMap<String, Object>();
        var required = new ArrayList<String>();
        for (EntryField field : EntryField.values()) {
            fields.put(field.code(), field(field));
            if (field.isPublic()) required.add(field.code());
        }
        var properties = new LinkedHashMap<String, Object>();
        properties.put("id", pattern("^[a-z][a-z0-9-]{1,62}$"));
        properties.put("concernsPeople", Map.of("type", "boolean"));
        properties.put("phase", Map.of("enum", phases()));
        properties.put("since", Map.of("type", "string", "format", "date-time"));
        properties.put("running", Map.of("type", "boolean"));
        properties.put("seal", pattern("^[0-9a-f]{64}$"));
        properties.put(
                "fields",
                Map.of("type", "object", "properties", fields, "additionalProperties", false));
        var all = new LinkedHashMap<String, @Nullable Object>();
        all.put("$schema", DRAFT);
        all.put("$id", "urn:qala:algorithm-entry:1");
        all.put("title", "Entry of the public register of algorithms");
        all.put("type", "object");
        all.put("properties", properties);
        all.put(
                "required",
                List.of("id", "concernsPeople", "phase", "since", "running", "seal", "fields"));
        // What runs has every public field.
        all.put("if", Map.of("properties", Map.of("phase", Map.of("const", "active"))));
        all.put(
                "then",
                Map.of("properties", Map.of("fields", Map.of("required", List.copyOf(required)))));
        return all;
    }

    private static List<String> phases() {
        return java.util.Arrays.stream(Phase.values()).map(Phase::code).toList();
    }

    private static Object field(EntryField field) {
        return switch (field.form()) {
            case WORDS, INTERNAL -> words();
            case PLAIN -> Map.of("type", "string", "minLength", 1);
            case HASH -> pattern("^[0-9a-f]{64}$");
            case LINK -> pattern("^(https://|/)");
            case DATE -> Map.of("type", "string", "format", "date");
            case NUMBER -> Map.of("type", "number");
        };
    }

    private static Object words() {
        var languages = new LinkedHashMap<String, Object>();
        for (Language language : Language.values())
            languages.put(language.tag(), Map.of("type", "string"));
        return Map.of("type", "object", "properties", languages, "additionalProperties", false);
    }

    private static Map<String, Object> pattern(String pattern) {
        return Map.of("type", "string", "pattern", pattern);
    }
}
