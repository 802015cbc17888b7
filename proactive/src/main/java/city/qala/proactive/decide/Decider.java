package city.qala.proactive.decide;

import city.qala.proactive.law.Period;
import city.qala.proactive.law.Policy;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Decides policies for a population, some thousand households at a time. */
final class Decider {
    /** Households in a batch: their columns stay in the processor's cache. */
    private static final int BATCH = 2048;

    private Decider() {}

    /** Every policy for every unit on a day. */
    static List<Decided> decide(Population all, List<Policy> policies, LocalDate on) {
        return decide(all, policies, on, BATCH);
    }

    static List<Decided> decide(Population all, List<Policy> policies, LocalDate on, int batch) {
        List<Decided> out = new ArrayList<>();
        for (Policy p : policies)
            out.add(
                    new Decided(
                            p,
                            Period.of(p.rhythm(), on),
                            p.of().isPerson() ? all.people() : all.size()));
        for (int from = 0; from < all.size(); from += batch) {
            var evaluator = new Evaluator(all, from, Math.min(all.size(), from + batch));
            for (Decided d : out) {
                int at = d.policy.of().isPerson() ? all.firstPerson(from) : from;
                decide(evaluator, d, at);
            }
        }
        return out;
    }

    private static void decide(Evaluator evaluator, Decided d, int at) {
        int rows = evaluator.rows(d.policy.of().isPerson());
        Policy policy = d.policy;
        if (policy.inForce().on(d.period.start()).isEmpty()) {
            d.take(Column.notInForce(), at, rows);
            return;
        }
        d.take(evaluator.paid(policy, d.period, (k, lets) -> d.mark(k, lets, at, rows)), at, rows);
    }
}
