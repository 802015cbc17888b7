package city.qala.governance.algorithm;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.DoubleStream;

/** How much groups differ, in the measures of the usual toolkits. Undefined stays not a number. */
final class Disparity {
    private Disparity() {}

    /** Head of {@link #rows}. */
    static final List<String> HEADER =
            List.of(
                    "attribute",
                    "group",
                    "metric",
                    "hits",
                    "of",
                    "value",
                    "lo95",
                    "hi95",
                    "reference",
                    "difference",
                    "ratio");

    /**
     * Every rate of every group with its interval, beside the same rate of the reference group.
     *
     * @param references reference group of each attribute; the largest where none is named
     */
    static List<List<String>> rows(GroupMetrics metrics, Map<String, String> references) {
        var rows = new ArrayList<List<String>>();
        metrics.counts()
                .forEach((attribute, groups) -> {
                    String reference =
                            references.getOrDefault(attribute, metrics.largest(attribute));
                    Confusion base = groups.getOrDefault(reference, Confusion.NONE);
                    groups.forEach((group, c) -> {
                        for (Metric m : Metric.values())
                            rows.add(row(attribute, group, m, c, reference, base));
                    });
                });
        return rows;
    }

    private static List<String> row(
            String attribute,
            String group,
            Metric metric,
            Confusion c,
            String reference,
            Confusion base) {
        Rate own = c.rate(metric);
        double there = base.rate(metric).orNaN();
        return List.of(
                attribute,
                group,
                metric.column(),
                Long.toString(own.hits()),
                Long.toString(own.of()),
                own.text(),
                Rate.text(own.low()),
                Rate.text(own.high()),
                reference,
                Rate.text(own.orNaN() - there),
                Rate.text(own.orNaN() / there));
    }

    /** Measures over all groups of one attribute; those that cannot be told are left out. */
    static SequencedMap<String, Double> measures(Map<String, Confusion> groups, String reference) {
        var all = new LinkedHashMap<String, Double>();
        all.put("demographicParityDifference", range(groups, Metric.PPREV));
        all.put("demographicParityRatio", low(groups, Metric.PPREV) / high(groups, Metric.PPREV));
        all.put(
                "equalisedOddsDifference",
                Math.max(range(groups, Metric.TPR), range(groups, Metric.FPR)));
        Confusion base = groups.getOrDefault(reference, Confusion.NONE);
        groups.forEach((group, c) -> {
            if (group.equals(reference)) return;
            double tpr = difference(c, base, Metric.TPR);
            double fpr = difference(c, base, Metric.FPR);
            all.put("statisticalParityDifference/" + group, difference(c, base, Metric.PPREV));
            all.put(
                    "disparateImpact/" + group,
                    c.rate(Metric.PPREV).orNaN() / base.rate(Metric.PPREV).orNaN());
            all.put("equalOpportunityDifference/" + group, tpr);
            all.put("averageOddsDifference/" + group, (tpr + fpr) / 2);
            all.put("fprDisparity/" + group, c.rate(Metric.FPR).orNaN() / fpr(base));
        });
        long positives = groups.values().stream().mapToLong(Confusion::positives).sum();
        groups.forEach((group, c) ->
                all.put("shareOfPositives/" + group, new Rate(c.positives(), positives).orNaN()));
        all.values().removeIf(v -> !Double.isFinite(v));
        return all;
    }

    private static double fpr(Confusion c) {
        return c.rate(Metric.FPR).orNaN();
    }

    private static double difference(Confusion c, Confusion base, Metric metric) {
        return c.rate(metric).orNaN() - base.rate(metric).orNaN();
    }

    private static double range(Map<String, Confusion> groups, Metric metric) {
        return high(groups, metric) - low(groups, metric);
    }

    private static double high(Map<String, Confusion> groups, Metric metric) {
        return defined(groups, metric).max().orElse(Double.NaN);
    }

    private static double low(Map<String, Confusion> groups, Metric metric) {
        return defined(groups, metric).min().orElse(Double.NaN);
    }

    private static DoubleStream defined(Map<String, Confusion> groups, Metric metric) {
        return groups.values().stream()
                .map(c -> c.rate(metric))
                .filter(Rate::isDefined)
                .mapToDouble(Rate::orNaN);
    }
}
