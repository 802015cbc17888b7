package city.qala.proactive.decide;

import city.qala.proactive.law.Clause;
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
        Column eligible = Column.constant(1);
        List<Clause> clauses = policy.clauses();
        for (int k = 0; k < clauses.size(); k++) {
            if (!clauses.get(k).counts(d.period.start())) continue;
            Column lets = evaluator.clause(policy, clauses.get(k), d.period);
            mark(lets, d, at, rows, 1L << Math.min(k, 63));
            eligible = Logic.join(eligible, lets, 0);
        }
        Column amount = evaluator.amount(policy, d.period);
        d.take(Logic.choose(eligible, amount, Column.constant(0)), at, rows);
    }

    private static void mark(Column lets, Decided d, int at, int rows, long bit) {
        boolean known = lets.state == null;
        for (int i = 0; i < rows; i++) {
            if (!known && lets.state(i) != Column.KNOWN) d.open[at + i] |= bit;
            else if (lets.value(i) == 0) d.failed[at + i] |= bit;
        }
    }
}
