package city.qala.governance.algorithm;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;

/** Counts of yes-or-no answers by group, and what follows from them. */
final class GroupMetrics {
    private final SequencedMap<String, Map<String, Confusion>> byAttribute = new LinkedHashMap<>();

    GroupMetrics(Groups groups) {
        groups.attributes().forEach(a -> byAttribute.put(a, new TreeMap<>()));
    }

    /** One more case of a group. */
    void count(String attribute, String group, boolean said, boolean was) {
        Map<String, Confusion> groups = byAttribute.get(attribute);
        if (groups == null) throw new IllegalArgumentException("unknown attribute " + attribute);
        groups.put(group, groups.getOrDefault(group, Confusion.NONE).plus(said, was));
    }

    /** The counts of each group, attributes in the order asked for, groups by their names. */
    SequencedMap<String, Map<String, Confusion>> counts() {
        return byAttribute;
    }

    /** Head of {@link #rows}. */
    static List<String> header() {
        var cells =
                new ArrayList<>(
                        List.of("threshold", "attribute", "group", "n", "pp", "pn", "tp", "fp"));
        cells.addAll(List.of("tn", "fn"));
        for (Metric metric : Metric.values()) cells.add(metric.column());
        return cells;
    }

    /** One row a group. */
    List<List<String>> rows(String threshold) {
        var rows = new ArrayList<List<String>>();
        byAttribute.forEach((attribute, groups) ->
                groups.forEach((group, c) -> rows.add(row(threshold, attribute, group, c))));
        return rows;
    }

    private static List<String> row(String threshold, String attribute, String group, Confusion c) {
        var cells = new ArrayList<>(List.of(threshold, attribute, group));
        for (long count :
                new long[] {c.all(), c.positives(), c.negatives(), c.tp(), c.fp(), c.tn(), c.fn()})
            cells.add(Long.toString(count));
        for (Metric metric : Metric.values()) cells.add(c.rate(metric).text());
        return cells;
    }

    /** The group with most cases, the first by name if several have. */
    String largest(String attribute) {
        return byAttribute.getOrDefault(attribute, Map.of()).entrySet().stream()
                .max(
                        Comparator.comparingLong(
                                        (Map.Entry<String, Confusion> e) -> e.getValue().all())
                                .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())))
                .map(Map.Entry::getKey)
                .orElse("");
    }
}
