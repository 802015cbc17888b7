package city.qala.governance.algorithm;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * Rules by which a face algorithm passes its audit of bias, or not. Pure.
 *
 * <p>A group without enough comparisons is judged "not enough evidence" and takes no part in the
 * comparison of groups; with it the whole never passes. Groups are compared within one attribute.
 */
final class FaceGate {
    private final GateLimits limits;

    private FaceGate(GateLimits limits) {
        this.limits = limits;
    }

    /**
     * Judges.
     *
     * @param counts by attribute and group; a group that was declared and has no comparison is
     *     there with none
     */
    static GateResult judge(
            Map<String, ? extends Map<String, ScoreCount>> counts, GateLimits limits) {
        var gate = new FaceGate(limits);
        var groups = new ArrayList<GateResult.Group>();
        var measures = new HashMap<String, Double>();
        counts.forEach((attribute, of) -> {
            groups.addAll(gate.groups(attribute, of));
            gate.measures(attribute, of, measures);
        });
        return new GateResult(whole(groups), groups, measures);
    }

    private static Verdict whole(List<GateResult.Group> groups) {
        if (groups.stream().anyMatch(g -> g.verdict() == Verdict.FAIL)) return Verdict.FAIL;
        boolean all = groups.stream().allMatch(g -> g.verdict() == Verdict.PASS);
        return all && !groups.isEmpty() ? Verdict.PASS : Verdict.NOT_ENOUGH_EVIDENCE;
    }

    private List<GateResult.Group> groups(String attribute, Map<String, ScoreCount> counts) {
        double mean = geometricMean(judged(counts));
        double least =
                judged(counts).stream()
                        .mapToDouble(c -> c.falseNonMatches().orNaN())
                        .min()
                        .orElse(Double.NaN);
        var groups = new ArrayList<GateResult.Group>();
        counts.forEach((group, count) -> {
            List<String> lacks = lacks(count);
            if (!lacks.isEmpty()) {
                groups.add(
                        new GateResult.Group(
                                attribute,
                                group,
                                Verdict.NOT_ENOUGH_EVIDENCE,
                                count,
                                Double.NaN,
                                lacks));
                return;
            }
            double ratio = count.falseMatches().withHalfCase() / mean;
            List<String> faults = faults(count, ratio, least);
            Verdict verdict = faults.isEmpty() ? Verdict.PASS : Verdict.FAIL;
            groups.add(new GateResult.Group(attribute, group, verdict, count, ratio, faults));
        });
        return groups;
    }

    private List<ScoreCount> judged(Map<String, ScoreCount> counts) {
        return counts.values().stream().filter(c -> lacks(c).isEmpty()).toList();
    }

    private List<String> lacks(ScoreCount count) {
        var lacks = new ArrayList<String>();
        long nonMated = count.falseMatches().of();
        long mated = count.falseNonMatches().of();
        if (nonMated < limits.nonMated())
            lacks.add(
                    String.format(
                            Locale.ROOT,
                            "%d comparisons of two people; %d are needed",
                            nonMated,
                            limits.nonMated()));
        if (mated < limits.mated())
            lacks.add(
                    String.format(
                            Locale.ROOT,
                            "%d comparisons of one person; %d are needed",
                            mated,
                            limits.mated()));
        return lacks;
    }

    private List<String> faults(ScoreCount count, double ratio, double leastFnmr) {
        var faults = new ArrayList<String>();
        double high = count.falseMatches().high();
        double fnmr = count.falseNonMatches().orNaN();
        if (!(high <= limits.fmrTarget()))
            faults.add(
                    String.format(
                            Locale.ROOT,
                            "false match rate may be as high as %s; the target is %s",
                            number(high),
                            number(limits.fmrTarget())));
        if (!(ratio <= limits.ratio()))
            faults.add(
                    String.format(
                            Locale.ROOT,
                            "false match rate is %s times the geometric mean of the groups;"
                                    + " at most %s",
                            number(ratio),
                            number(limits.ratio())));
        if (!(fnmr - leastFnmr <= limits.spread()))
            faults.add(
                    String.format(
                            Locale.ROOT,
                            "false non-match rate is %s above that of the best group; at most %s",
                            number(fnmr - leastFnmr),
                            number(limits.spread())));
        return faults;
    }

    private static double geometricMean(List<ScoreCount> counts) {
        return Math.exp(
                counts.stream()
                        .mapToDouble(c -> Math.log(c.falseMatches().withHalfCase()))
                        .average()
                        .orElse(Double.NaN));
    }

    private void measures(
            String attribute, Map<String, ScoreCount> counts, Map<String, Double> measures) {
        List<ScoreCount> judged = judged(counts);
        double[] fmr = all(judged, c -> c.falseMatches().orNaN());
        double[] fnmr = all(judged, c -> c.falseNonMatches().orNaN());
        double[] half = all(judged, c -> c.falseMatches().withHalfCase());
        double mean = geometricMean(judged);
        put(measures, attribute, "fmrMaxToGeometricMean", max(half) / mean);
        put(measures, attribute, "fmrMaxToMin", max(half) / min(half));
        put(measures, attribute, "fnmrSpread", max(fnmr) - min(fnmr));
        double gap = (max(fmr) - min(fmr) + max(fnmr) - min(fnmr)) / 2;
        put(measures, attribute, "fairnessDiscrepancyRate", 1 - gap);
        put(measures, attribute, "garbe", (gini(fmr) + gini(fnmr)) / 2);
    }

    private static void put(
            Map<String, Double> measures, String attribute, String name, double value) {
        if (Double.isFinite(value)) measures.put(attribute + "/" + name, value);
    }

    private static double[] all(List<ScoreCount> counts, ToDoubleFunction<ScoreCount> part) {
        return counts.stream().mapToDouble(part).toArray();
    }

    private static double max(double[] values) {
        return java.util.Arrays.stream(values).max().orElse(Double.NaN);
    }

    private static double min(double[] values) {
        return java.util.Arrays.stream(values).min().orElse(Double.NaN);
    }

    /**
     * Gini's coefficient with the correction for few groups: 0 for equal, 1 for one bearing all.
     */
    private static double gini(double[] values) {
        int n = values.length;
        double mean = java.util.Arrays.stream(values).average().orElse(Double.NaN);
        double sum = 0;
        for (double a : values) for (double b : values) sum += Math.abs(a - b);
        if (mean == 0) return 0;
        return n / (n - 1.0) * sum / (2.0 * n * n * mean);
    }

    /** Four digits that count. */
    private static String number(double value) {
        if (!Double.isFinite(value)) return "undefined";
        return new BigDecimal(value).round(new MathContext(4)).stripTrailingZeros().toPlainString();
    }
}
