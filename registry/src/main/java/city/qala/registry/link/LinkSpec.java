package city.qala.registry.link;

import city.qala.kernel.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * What the columns of some files mean; nothing about how to compare them.
 *
 * @param id column of the record's name, which is opaque
 * @param task whether a file may hold a person twice
 * @param ignore columns that are never read
 * @param fields columns with their meanings, at least one
 */
public record LinkSpec(String id, Task task, Set<String> ignore, List<Field> fields) {

    /** What is asked. */
    public enum Task {
        /** A person may be in a file several times. */
        DEDUPE,
        /** No two records of one file are the same person. */
        LINK
    }

    /**
     * One or several columns that mean one thing together.
     *
     * @param columns in the order of the format
     * @param as meaning
     * @param format of a date, such as {@code yyyy-MM-dd}; empty to recognise it
     */
    public record Field(List<String> columns, Meaning as, String format) {
        public Field {
            columns = List.copyOf(columns);
            if (columns.isEmpty()) throw Problem.invalid("fields", "", "needs columns");
        }
    }

    public LinkSpec {
        ignore = Set.copyOf(ignore);
        fields = List.copyOf(fields);
        if (id.isBlank()) throw Problem.invalid("id", id, "must name a column");
        if (fields.isEmpty()) throw Problem.invalid("fields", "", "must name a column at least");
    }

    /** Reads a specification in YAML. */
    public static LinkSpec read(Path file) {
        try {
            return parse(Files.readString(file));
        } catch (NoSuchFileException e) {
            throw Problem.of(
                    Problem.Kind.NOT_FOUND, "no-file", "There is no file %s to read.", file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static LinkSpec parse(String yaml) {
        try {
            Object root =
                    new Load(LoadSettings.builder().setMaxAliasesForCollections(5).build())
                            .loadFromString(yaml);
            Map<?, ?> map = map(root, "the specification");
            Task task =
                    switch (text(map.get("task"), "dedupe")) {
                        case "dedupe" -> Task.DEDUPE;
                        case "link" -> Task.LINK;
                        default ->
                                throw Problem.invalid(
                                        "task", map.get("task"), "must be dedupe or link");
                    };
            Set<String> ignore =
                    Set.copyOf(list(map.get("ignore")).stream().map(String::valueOf).toList());
            return new LinkSpec(text(map.get("id"), ""), task, ignore, fields(map, ignore));
        } catch (YamlEngineException e) {
            throw Problem.invalid("spec", "the file", "must be YAML");
        }
    }

    private static List<Field> fields(Map<?, ?> map, Set<String> ignore) {
        List<Field> fields = new ArrayList<>();
        map(map.get("fields"), "fields")
                .forEach((name, how) -> {
                    Map<?, ?> field = map(how, String.valueOf(name));
                    List<String> columns = List.of(String.valueOf(name).split("\\+", -1));
                    if (columns.stream().noneMatch(ignore::contains))
                        fields.add(
                                new Field(
                                        columns,
                                        Meaning.of(text(field.get("as"), "")),
                                        text(field.get("format"), "")));
                });
        return fields;
    }

    private static Map<?, ?> map(@org.jspecify.annotations.Nullable Object node, String name) {
        if (node instanceof Map<?, ?> map) return map;
        throw Problem.invalid(name, String.valueOf(node), "must hold keys and values");
    }

    private static List<?> list(@org.jspecify.annotations.Nullable Object node) {
        if (node == null) return List.of();
        return node instanceof List<?> list ? list : List.of(node);
    }

    private static String text(@org.jspecify.annotations.Nullable Object node, String otherwise) {
        return node == null ? otherwise : String.valueOf(node);
    }
}
