package city.qala.governance.algorithm;

import city.qala.kernel.Problem;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** {@code ./qala governance metrics}: errors of a yes-or-no answer by group, from a file. */
public final class MetricsCommand {

    /**
     * What to count.
     *
     * @param in rows with a header; packed by the ending {@code .gz}
     * @param positive when a row counts as a yes, such as {@code decile_score>=5}
     * @param truth column that says what was so, 1 or 0
     * @param groups columns, alone or crossed by a plus, separated by commas
     * @param references reference group of an attribute; the largest where none is named
     * @param out where the table goes
     * @param details where every rate goes with its interval and its disparity, if anywhere
     */
    public record Order(
            Path in,
            String positive,
            String truth,
            String groups,
            Map<String, String> references,
            Path out,
            @Nullable Path details) {
        public Order {
            references = Map.copyOf(references);
        }
    }

    private MetricsCommand() {}

    /**
     * Counts.
     *
     * @throws Problem {@code no-file} or {@code invalid-parameter}
     */
    public static AuditSummary run(Order order) {
        long began = System.nanoTime();
        Condition positive = Condition.of(order.positive());
        Groups groups = Groups.of(order.groups());
        var table = new AuditTable(order.in().toString());
        var metrics = new GroupMetrics(groups);
        var ungrouped = new LinkedHashMap<String, Long>();
        var columns = new TreeSet<>(groups.columns());
        columns.add(positive.column());
        columns.add(order.truth());
        table.read(
                order.in(),
                columns,
                cell -> {
                    boolean said = positive.test(cell.apply(positive.column()));
                    boolean was = ScoreSet.yesOrNo(order.truth(), cell.apply(order.truth()));
                    for (String attribute : groups.attributes()) {
                        Optional<String> group = Groups.groupOf(attribute, cell);
                        if (group.isPresent()) metrics.count(attribute, group.get(), said, was);
                        else ungrouped.merge(attribute, 1L, Long::sum);
                    }
                });
        requireReferences(metrics, order.references());
        AuditFiles.csv(order.out(), GroupMetrics.header(), metrics.rows(positive.value()));
        if (order.details() != null)
            AuditFiles.csv(
                    order.details(), Disparity.HEADER, Disparity.rows(metrics, order.references()));
        var warnings = new LinkedHashMap<String, Object>();
        ungrouped.forEach((attribute, n) -> warnings.put("rows without " + attribute, n));
        return AuditSummary.of(table, began)
                .with("groups", metrics.rows("").size())
                .with("notGrouped", warnings)
                .with("measures", measures(metrics, order.references()));
    }

    private static void requireReferences(GroupMetrics metrics, Map<String, String> references) {
        references.forEach((attribute, group) -> {
            Map<String, Confusion> known = metrics.counts().getOrDefault(attribute, Map.of());
            if (!known.containsKey(group))
                throw Problem.invalid(
                        "reference",
                        attribute + "=" + group,
                        "must be a group of " + List.copyOf(known.keySet()));
        });
    }

    private static SequencedMap<String, Object> measures(
            GroupMetrics metrics, Map<String, String> references) {
        var all = new LinkedHashMap<String, Object>();
        metrics.counts()
                .forEach((attribute, groups) -> {
                    String reference =
                            references.getOrDefault(attribute, metrics.largest(attribute));
                    var of = new LinkedHashMap<String, Object>();
                    of.put("reference", reference);
                    of.putAll(Disparity.measures(groups, reference));
                    all.put(attribute, of);
                });
        return all;
    }
}
