package city.qala.governance.algorithm;

import java.util.List;
import java.util.Map;

/**
 * What the gate says about an algorithm.
 *
 * @param verdict of the whole: fail if a group fails, else lack of evidence if a group lacks it
 * @param groups each group's own
 * @param measures measures over all groups, for the report
 */
record GateResult(Verdict verdict, List<Group> groups, Map<String, Double> measures) {
    GateResult {
        groups = List.copyOf(groups);
        measures = Map.copyOf(measures);
    }

    /**
     * One group.
     *
     * @param ratio its false match rate, with half a case, to the geometric mean; not a number if
     *     it took no part
     * @param reasons why it does not pass, in English; empty if it does
     */
    record Group(
            String attribute,
            String group,
            Verdict verdict,
            ScoreCount count,
            double ratio,
            List<String> reasons) {
        Group {
            reasons = List.copyOf(reasons);
        }
    }
}
