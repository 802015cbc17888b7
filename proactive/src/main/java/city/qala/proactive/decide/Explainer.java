package city.qala.proactive.decide;

import city.qala.proactive.law.Clause;
import city.qala.proactive.law.Dated;
import city.qala.proactive.law.Period;
import city.qala.proactive.law.Policy;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Explains decisions from the rules themselves: a policy that no code knows explains itself. */
final class Explainer {
    private Explainer() {}

    /**
     * Explains one decision.
     *
     * @param household its row
     * @param person its place in the household, for a policy of persons; else 0
     * @param withFlip whether the smallest change that would make it a yes is looked for
     */
    static Explanation explain(
            Population all,
            int household,
            Policy policy,
            LocalDate on,
            int person,
            boolean withFlip) {
        Period p = Period.of(policy.rhythm(), on);
        var evaluator = new Evaluator(all, household, household + 1);
        int row = policy.of().isPerson() ? person : 0;
        var decided = new Decided(policy, p, evaluator.rows(policy.of().isPerson()));
        decided.take(evaluator.variable(policy, p), 0, decided.outcome.length);
        Outcome outcome = decided.outcome(row);
        List<Explanation.Reason> reasons = new ArrayList<>();
        boolean exists = policy.inForce().on(p.start()).isPresent();
        for (Clause c : policy.clauses())
            if (exists && c.counts(p.start()))
                reasons.add(reason(all, household, evaluator, policy, c, p, person));
        boolean refused =
                reasons.stream().anyMatch(r -> r.holds().equals(String.valueOf(r.exclusion())));
        List<Explanation.Cited> amount =
                refused || !exists
                        ? List.of()
                        : policy.amount()
                                .on(p.start())
                                .flatMap(Dated.Step::value)
                                .map(e -> new Citations(all, household, evaluator).of(e, p, person))
                                .orElse(List.of());
        return new Explanation(
                policy.name(),
                unit(all, household, policy, person),
                p.toString(),
                outcome,
                outcome == Outcome.ENTITLED ? decided.amount(row) : BigDecimal.ZERO,
                reasons,
                amount,
                outcome == Outcome.CANNOT_TELL
                        ? new MissingFacts(all, household).of(policy, p, person)
                        : List.of(),
                withFlip && outcome == Outcome.NOT_ENTITLED
                        ? FlipSearch.find(
                                all, household, policy, on, person, facts(reasons, amount))
                        : Optional.empty(),
                policy.delivery().appealTo(),
                policy.delivery().appealDays());
    }

    private static List<Explanation.Cited> facts(
            List<Explanation.Reason> reasons, List<Explanation.Cited> amount) {
        List<Explanation.Cited> out = new ArrayList<>();
        for (Explanation.Reason r : reasons)
            if (!r.holds().equals(String.valueOf(!r.exclusion()))) out.addAll(r.because());
        out.addAll(amount);
        return out.stream().filter(c -> c.kind() == Explanation.Kind.FACT).distinct().toList();
    }

    private static Explanation.Reason reason(
            Population all,
            int household,
            Evaluator evaluator,
            Policy policy,
            Clause c,
            Period p,
            int person) {
        Column holds = evaluator.eval(c.when(), p, policy.of().isPerson());
        int row = policy.of().isPerson() ? person : 0;
        String said =
                switch (holds.state(row)) {
                    case Column.KNOWN -> holds.value(row) == 1 ? "true" : "false";
                    case Column.UNKNOWN -> "unknown";
                    default -> "not-in-force";
                };
        return new Explanation.Reason(
                c.id(),
                c.says(),
                c.exclusion(),
                said,
                c.law(),
                new Citations(all, household, evaluator).of(c.when(), p, person));
    }

    private static String unit(Population all, int h, Policy policy, int person) {
        return switch (policy.of()) {
            case PERSON -> all.personId(all.firstPerson(h) + person);
            case HOUSEHOLD -> all.householdId(h);
            case DWELLING -> all.dwellingId(h);
        };
    }
}
