package city.qala.proactive.benefit;

import city.qala.proactive.benefit.Entitlement.State;
import city.qala.proactive.law.Delivery;
import java.util.Collection;
import java.util.Map;

/** What the answers of adults come to. Pure. */
final class ConsentRule {
    private ConsentRule() {}

    /**
     * The state of an offer after some answers.
     *
     * @param said who said yes, and who no
     * @param asked whose answer counts
     */
    static State state(
            Delivery.Consent wanted, Map<String, Boolean> said, Collection<String> asked) {
        boolean any = asked.stream().anyMatch(p -> said.getOrDefault(p, false));
        boolean no = asked.stream().anyMatch(p -> !said.getOrDefault(p, true));
        boolean all = asked.stream().allMatch(p -> said.getOrDefault(p, false));
        return switch (wanted) {
            case ALL_ADULTS -> no ? State.DECLINED : all ? State.GRANTED : State.OFFERED;
            // One answer is enough, and the first yes counts also if another adult said no.
            case ONE_ADULT, NONE -> any ? State.GRANTED : no ? State.DECLINED : State.OFFERED;
        };
    }
}
