package city.qala.proactive.benefit;

import city.qala.proactive.benefit.FigureStore.Figure;
import city.qala.proactive.law.Policy;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;

/** What the figures of a programme say. Pure. Counts of a few people are withheld. */
final class FigureRule {
    /** Fewer than so many are not told: somebody could be known by them. */
    static final long FEWEST = 10;

    private FigureRule() {}

    static long count(Map<String, Figure> of, String what) {
        return of.getOrDefault(what, Figure.NONE).n();
    }

    /** A count that may be told; a zero says nothing of anybody. */
    static Optional<Long> told(long n) {
        return n == 0 || n >= FEWEST ? Optional.of(n) : Optional.empty();
    }

    /**
     * The share of those entitled who have it. Withheld if either part of them, or the rest, is a
     * few people.
     */
    static Optional<Double> takeUp(Map<String, Figure> of) {
        long has = count(of, "GRANTED");
        long not = count(of, "OFFERED") + count(of, "DECLINED") + count(of, "LAPSED");
        boolean few = told(has).isEmpty() || told(not).isEmpty();
        return few || has + not == 0 ? Optional.empty() : Optional.of(100.0 * has / (has + not));
    }

    /**
     * What a year of today's grants costs; what is given once counts as it was set down. Withheld
     * for a few people.
     */
    static Optional<BigDecimal> year(Policy policy, Map<String, Figure> of) {
        Figure granted = of.getOrDefault("GRANTED", Figure.NONE);
        if (told(granted.n()).isEmpty()) return Optional.empty();
        int times =
                switch (policy.rhythm()) {
                    case DAY, YEAR -> 1;
                    case QUARTER -> 4;
                    case MONTH -> 12;
                };
        return Optional.of(granted.money().multiply(BigDecimal.valueOf(times)));
    }

    /** Grants that an official found never to have been due. */
    static Optional<Long> wrong(Map<String, Figure> of) {
        return told(count(of, "FALSE"));
    }
}
