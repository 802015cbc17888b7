package city.qala.registry.intake;

import city.qala.kernel.Language;
import city.qala.kernel.Problem;
import city.qala.registry.intake.Declaration.Rhythm;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** Reads a declaration from YAML, strictly: a key that is not known is a mistake. */
final class DeclarationFile {
    private static final String FORMAT = "qala-register-1";
    private static final int MOST_CHARS = 100_000;
    private static final Set<String> KEYS =
            Set.of(
                    "format",
                    "register",
                    "title",
                    "owner",
                    "basis",
                    "rhythm",
                    "rows",
                    "persons",
                    "key",
                    "rank",
                    "encoding",
                    "columns");
    private static final Set<String> FIELD_KEYS =
            Set.of("as", "required", "format", "fact", "type", "of", "group");

    private DeclarationFile() {}

    /**
     * Reads it.
     *
     * @throws Problem {@code invalid-parameter} with the place that is wrong
     */
    static Declaration parse(String yaml) {
        if (yaml.length() > MOST_CHARS)
            throw Problem.invalid("declaration", yaml.length(), "must be shorter");
        try {
            var settings = LoadSettings.builder().setMaxAliasesForCollections(5).build();
            Map<?, ?> root = map(new Load(settings).loadFromString(yaml), "the declaration");
            require(root, KEYS, "the declaration");
            if (!text(root, "format").equals(FORMAT))
                throw Problem.invalid("format", text(root, "format"), "must be " + FORMAT);
            return declaration(root);
        } catch (YamlEngineException e) {
            throw Problem.invalid("declaration", "the text", "must be YAML");
        }
    }

    private static Declaration declaration(Map<?, ?> root) {
        var title = new EnumMap<Language, String>(Language.class);
        Map<?, ?> titles = map(root.get("title"), "title");
        for (Language l : Language.values()) {
            String words = text(titles, l.tag());
            if (!words.isBlank()) title.put(l, words);
        }
        List<String> key = new ArrayList<>();
        if (root.get("key") instanceof List<?> names)
            for (Object name : names) key.add(String.valueOf(name));
        return new Declaration(
                text(root, "register"),
                title,
                text(root, "owner"),
                text(root, "basis"),
                word(root, "rhythm", Rhythm.class, Rhythm.MONTHLY),
                oneOf(root, "rows", "whole", "changes"),
                oneOf(root, "persons", "once", "many"),
                key,
                number(root, "rank"),
                text(root, "encoding").isEmpty() ? "utf-8" : text(root, "encoding"),
                fields(map(root.get("columns"), "columns")));
    }

    private static List<Field> fields(Map<?, ?> columns) {
        var fields = new ArrayList<Field>();
        columns.forEach((name, node) -> {
            String column = String.valueOf(name);
            Map<?, ?> how = map(node, column);
            require(how, FIELD_KEYS, column);
            Meaning as = Meaning.of(text(how, "as"));
            String group = text(how, "group");
            fields.add(
                    new Field(
                            column,
                            as,
                            Boolean.parseBoolean(text(how, "required")),
                            text(how, "format"),
                            text(how, "fact"),
                            word(how, "type", Field.Type.class, Field.Type.TEXT),
                            word(how, "of", Field.Of.class, Field.Of.PERSON),
                            group.isEmpty() ? as.group() : group));
        });
        return fields;
    }

    private static boolean oneOf(Map<?, ?> map, String key, String yes, String no) {
        String said = text(map, key);
        if (said.isEmpty() || said.equals(yes)) return true;
        if (said.equals(no)) return false;
        throw Problem.invalid(key, said, "must be " + yes + " or " + no);
    }

    private static int number(Map<?, ?> map, String key) {
        String said = text(map, key);
        if (!said.matches("[0-9]{1,6}")) throw Problem.invalid(key, said, "must be a number");
        return Integer.parseInt(said);
    }

    private static <E extends Enum<E>> E word(Map<?, ?> map, String key, Class<E> of, E otherwise) {
        String said = text(map, key);
        if (said.isEmpty()) return otherwise;
        for (E e : of.getEnumConstants())
            if (e.name().toLowerCase(Locale.ROOT).equals(said)) return e;
        throw Problem.invalid(key, said, "is not known here");
    }

    private static void require(Map<?, ?> map, Set<String> known, String where) {
        for (Object key : map.keySet())
            if (!known.contains(String.valueOf(key)))
                throw Problem.invalid(String.valueOf(key), where, "is not known here");
    }

    private static Map<?, ?> map(@Nullable Object node, String name) {
        if (node instanceof Map<?, ?> map) return map;
        throw Problem.invalid(name, String.valueOf(node), "must hold keys and values");
    }

    private static String text(Map<?, ?> map, String key) {
        Object node = map.get(key);
        return node == null ? "" : String.valueOf(node).strip();
    }
}
