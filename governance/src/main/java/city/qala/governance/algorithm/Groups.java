package city.qala.governance.algorithm;

import city.qala.kernel.Problem;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * By what people are told apart: columns alone ({@code sex}) or crossed ({@code sex+race}), in the
 * order in which they were asked for.
 */
record Groups(List<String> attributes) {
    private static final String CROSS = "+";

    Groups {
        attributes = List.copyOf(attributes);
        if (attributes.isEmpty()) throw Problem.invalid("groups", "", "must name a column");
        if (new LinkedHashSet<>(attributes).size() < attributes.size())
            throw Problem.invalid("groups", attributes, "must not name a column twice");
        for (String attribute : attributes) {
            if (columns(attribute).stream().anyMatch(String::isBlank))
                throw Problem.invalid("groups", attribute, "must be columns, like race,sex+race");
        }
    }

    /** Reads {@code race,sex,race+sex}. */
    static Groups of(String text) {
        var attributes = new ArrayList<String>();
        for (String part : text.split(",", -1)) attributes.add(part.strip());
        return new Groups(attributes);
    }

    /**
     * The same and, if several columns are told apart singly, all of them crossed: errors hide
     * where two marks meet.
     */
    Groups crossed() {
        List<String> single = attributes.stream().filter(a -> columns(a).size() == 1).toList();
        String all = String.join(CROSS, single);
        if (single.size() < 2 || attributes.contains(all)) return this;
        var more = new ArrayList<>(attributes);
        more.add(all);
        return new Groups(more);
    }

    /** All columns that are read. */
    Set<String> columns() {
        var all = new LinkedHashSet<String>();
        attributes.forEach(a -> all.addAll(columns(a)));
        return all;
    }

    /** The group of a row; empty if one of its cells is. */
    static Optional<String> groupOf(String attribute, Function<String, String> cell) {
        List<String> parts = columns(attribute).stream().map(cell).toList();
        return parts.stream().anyMatch(String::isEmpty)
                ? Optional.empty()
                : Optional.of(String.join(CROSS, parts));
    }

    private static List<String> columns(String attribute) {
        return List.of(attribute.split("\\+", -1));
    }
}
