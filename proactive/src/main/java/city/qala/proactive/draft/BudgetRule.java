package city.qala.proactive.draft;

import city.qala.proactive.decide.ReformCommand;
import city.qala.proactive.law.Policy;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Whether the budgets of policies bear what they would cost. Pure. */
final class BudgetRule {
    /** A cost of so many times the budget is a mistake in the policy, not a forecast. */
    private static final BigDecimal ABSURD = BigDecimal.TEN;

    private BudgetRule() {}

    /**
     * A policy that would cost more than its budget.
     *
     * @param policy its id
     * @param year what a year would cost
     * @param budget what a year may cost
     * @param absurd whether it is refused
     */
    record Over(String policy, BigDecimal year, BigDecimal budget, boolean absurd) {}

    /** What a year of a policy costs, from the cost of one period. */
    static BigDecimal year(Policy policy, BigDecimal period) {
        int times =
                switch (policy.rhythm()) {
                    case DAY, YEAR -> 1;
                    case QUARTER -> 4;
                    case MONTH -> 12;
                };
        return period.multiply(BigDecimal.valueOf(times));
    }

    /** Every policy that would cost more than its budget; one without a budget never does. */
    static List<Over> over(List<Policy> policies, Map<String, ReformCommand.Row> rows) {
        List<Over> over = new ArrayList<>();
        for (Policy p : policies) {
            ReformCommand.Row row = rows.get(p.name());
            if (row == null || p.budget().signum() <= 0) continue;
            BigDecimal year = year(p, row.after());
            if (year.compareTo(p.budget()) <= 0) continue;
            boolean absurd = year.compareTo(p.budget().multiply(ABSURD)) >= 0;
            over.add(new Over(p.name(), year, p.budget(), absurd));
        }
        return over;
    }
}
