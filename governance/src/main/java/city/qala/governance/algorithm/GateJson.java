package city.qala.governance.algorithm;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A gate's result as plain values for JSON; what is undefined is null. */
final class GateJson {
    private GateJson() {}

    static SequencedMap<String, @Nullable Object> of(
            GateResult result, double threshold, GateLimits limits, String scoresSha256) {
        var all = new LinkedHashMap<String, @Nullable Object>();
        all.put("verdict", result.verdict().code());
        all.put("threshold", threshold);
        all.put("fmrTarget", limits.fmrTarget());
        all.put("neededNonMated", limits.nonMated());
        all.put("neededMated", limits.mated());
        all.put("maxFmrToGeometricMean", limits.ratio());
        all.put("maxFnmrSpread", limits.spread());
        all.put("scoresSha256", scoresSha256);
        all.put("groups", groups(result.groups()));
        all.put("measures", new TreeMap<>(result.measures()));
        return all;
    }

    static List<Map<String, @Nullable Object>> groups(List<GateResult.Group> groups) {
        return groups.stream().map(GateJson::group).toList();
    }

    private static Map<String, @Nullable Object> group(GateResult.Group g) {
        Rate match = g.count().falseMatches();
        Rate miss = g.count().falseNonMatches();
        var all = new LinkedHashMap<String, @Nullable Object>();
        all.put("attribute", g.attribute());
        all.put("group", g.group());
        all.put("verdict", g.verdict().code());
        all.put("mated", miss.of());
        all.put("nonMated", match.of());
        all.put("falseMatches", match.hits());
        all.put("falseNonMatches", miss.hits());
        all.put("fmr", number(match.orNaN()));
        all.put("fmrLo95", number(match.low()));
        all.put("fmrHi95", number(match.high()));
        all.put("fnmr", number(miss.orNaN()));
        all.put("fnmrLo95", number(miss.low()));
        all.put("fnmrHi95", number(miss.high()));
        all.put("fmrToGeometricMean", number(g.ratio()));
        all.put("reasons", g.reasons());
        return all;
    }

    private static @Nullable Double number(double value) {
        return Double.isFinite(value) ? Double.valueOf(value) : null;
    }
}
