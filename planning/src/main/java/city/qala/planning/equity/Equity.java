package city.qala.planning.equity;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * How unevenly something is shared out; 0 is an equal share for everyone in every measure.
 *
 * @param gini half the mean difference over the mean, 0 to below 1
 * @param theilT information lost by taking people for equal, weighted by what they have; 0 to ln n
 * @param theilL the same, weighted by people; empty where somebody has nothing (it would be
 *     infinite)
 * @param hoover share that would have to move for an equal share per head
 * @param atkinsonHalf share that equality would be worth, aversion 0.5
 * @param atkinsonOne the same with aversion 1; 1 where somebody has nothing
 */
public record Equity(
        double gini,
        double theilT,
        OptionalDouble theilL,
        double hoover,
        double atkinsonHalf,
        double atkinsonOne) {

    /** The measures under the names that files use. An undefined one is null. */
    public Map<String, Object> named() {
        var names = new LinkedHashMap<String, Object>();
        names.put("gini", gini);
        names.put("theil_t", theilT);
        names.put("theil_l", theilL.isPresent() ? (Object) theilL.getAsDouble() : null);
        names.put("hoover", hoover);
        names.put("atkinson_0.5", atkinsonHalf);
        names.put("atkinson_1", atkinsonOne);
        return names;
    }
}
