package city.qala.governance.algorithm;

import city.qala.kernel.Problem;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Comparisons of faces with their groups, counted at one threshold: a match is a smaller distance.
 */
final class ScoreSet {
    private static final String MATED = "mated";
    private static final String DISTANCE = "distance";

    private final Groups groups;
    private final double threshold;
    private final Map<String, Map<String, ScoreCount>> counts = new LinkedHashMap<>();

    /**
     * A set without comparisons.
     *
     * @param threshold greatest distance, exclusive, that counts as a match
     * @param declared groups of the first attribute that must be there
     */
    ScoreSet(Groups groups, double threshold, Set<String> declared) {
        if (!Double.isFinite(threshold))
            throw Problem.invalid("threshold", threshold, "must be a number");
        this.groups = groups;
        this.threshold = threshold;
        groups.attributes().forEach(a -> counts.put(a, new TreeMap<>()));
        Map<String, ScoreCount> first = of(groups.attributes().getFirst());
        declared.forEach(g -> first.put(g, ScoreCount.NONE));
    }

    /** Columns that a file of comparisons has. */
    Set<String> columns() {
        var all = new TreeSet<>(groups.columns());
        all.add(MATED);
        all.add(DISTANCE);
        return all;
    }

    /**
     * Takes a comparison.
     *
     * @throws Problem {@code invalid-parameter} if a cell is not what it must be
     */
    void add(Function<String, String> cell) {
        boolean mated = yesOrNo(MATED, cell.apply(MATED));
        double distance = Condition.number(cell.apply(DISTANCE));
        if (!(distance >= 0))
            throw Problem.invalid(DISTANCE, cell.apply(DISTANCE), "must be a number of at least 0");
        for (String attribute : groups.attributes()) {
            Optional<String> group = Groups.groupOf(attribute, cell);
            if (group.isEmpty()) throw Problem.invalid(attribute, "empty", "must not be empty");
        }
        for (String attribute : groups.attributes()) {
            String group = Groups.groupOf(attribute, cell).orElseThrow();
            ScoreCount before = of(attribute).getOrDefault(group, ScoreCount.NONE);
            of(attribute).put(group, before.plus(mated, distance < threshold));
        }
    }

    /** What it came to, by attribute and group. */
    Map<String, Map<String, ScoreCount>> counts() {
        return counts;
    }

    /** 1 or 0; also true and false. */
    static boolean yesOrNo(String column, String cell) {
        return switch (cell) {
            case "1", "1.0", "true", "True" -> true;
            case "0", "0.0", "false", "False" -> false;
            default -> throw Problem.invalid(column, cell, "must be 1 or 0");
        };
    }

    private Map<String, ScoreCount> of(String attribute) {
        Map<String, ScoreCount> found = counts.get(attribute);
        if (found == null) throw new IllegalArgumentException("unknown attribute " + attribute);
        return found;
    }
}
