package city.qala.planning.equity;

import city.qala.kernel.Problem;
import city.qala.platform.files.JsonFile;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Measures how evenly something is shared out, for every case of a file: {@code cases[]} with
 * {@code id}, {@code values} and {@code weights} (null: one person each), and {@code
 * theil_decomposition} with {@code groups} of values.
 */
public final class EquityCommand {
    private static final String SPLIT = "theil_decomposition";

    private EquityCommand() {}

    /**
     * What was done.
     *
     * @param cases measured
     * @param bad cases without readable values
     * @param seconds that it took
     * @param warnings which cases could not be measured, and why
     */
    public record Summary(int cases, int bad, double seconds, List<String> warnings) {
        public Summary {
            warnings = List.copyOf(warnings);
        }
    }

    /**
     * Measures every case.
     *
     * @param in the cases
     * @param out gets {@code {id: {gini, theil_t, theil_l, hoover, atkinson_0.5, atkinson_1}}} and
     *     {@code theil_decomposition: {total, between, within}}
     */
    public static Summary run(Path in, Path out) {
        long began = System.nanoTime();
        JsonNode cases = JsonFile.read(in);
        var results = new LinkedHashMap<String, Object>();
        var warnings = new ArrayList<String>();
        int at = 0;
        for (JsonNode one : cases.path("cases")) {
            String id = one.path("id").asText("case " + ++at);
            try {
                results.put(id, EquityRule.measure(shares(one)).named());
            } catch (Problem e) {
                warnings.add(in.getFileName() + " " + id + ": " + e.detail());
            }
        }
        if (cases.has(SPLIT)) results.put(SPLIT, split(cases.path(SPLIT)));
        JsonFile.write(out, results);
        double seconds = (System.nanoTime() - began) / 1e9;
        return new Summary(results.size(), warnings.size(), seconds, warnings);
    }

    private static Shares shares(JsonNode one) {
        double[] values = JsonFile.numbers(one.path("values"), "values");
        JsonNode weights = one.path("weights");
        return weights.isMissingNode() || weights.isNull()
                ? Shares.of(values)
                : Shares.of(values, JsonFile.numbers(weights, "weights"));
    }

    private static Map<String, Object> split(JsonNode one) {
        List<Shares> groups = new ArrayList<>();
        JsonNode weights = one.path("weights");
        for (JsonNode group : one.path("groups")) {
            double[] values = JsonFile.numbers(group, "groups");
            JsonNode own = weights.path(groups.size());
            groups.add(
                    own.isArray()
                            ? Shares.of(values, JsonFile.numbers(own, "weights"))
                            : Shares.of(values));
        }
        TheilSplit split = EquityRule.split(groups);
        var named = new LinkedHashMap<String, Object>();
        named.put("total", split.total());
        named.put("between", split.between());
        named.put("within", split.within());
        return named;
    }
}
