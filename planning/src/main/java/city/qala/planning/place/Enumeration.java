package city.qala.planning.place;

import java.util.function.Predicate;

/**
 * Every choice of so many sites, tried: the best, the first of equals, and how many equals there
 * are.
 */
final class Enumeration {
    /** Choices × places that are tried rather than searched: a fraction of a second. */
    private static final long MOST_WORK = 400_000_000L;

    private static final int MOST_SITES = 20;

    private final Costs costs;
    private final boolean worst;
    private final Scope scope;
    private final Predicate<int[]> allowed;
    private final double[][] levels;
    private final int[] chosen;
    private int[] best = new int[0];
    private double least = Double.POSITIVE_INFINITY;
    private long equals;

    private Enumeration(
            Costs costs, int count, boolean worst, Scope scope, Predicate<int[]> allowed) {
        this.costs = costs;
        this.worst = worst;
        this.scope = scope;
        this.allowed = allowed;
        this.levels = new double[count + 1][costs.places()];
        this.levels[0] = costs.caps.clone();
        this.chosen = new int[count];
    }

    /**
     * What was found.
     *
     * @param chosen empty if no choice is allowed
     * @param equals choices that cost as little
     */
    @SuppressWarnings("ArrayRecordComponent") // inside of the module, never compared
    record Found(int[] chosen, double cost, long equals) {}

    /** Whether all choices are few enough to try. */
    static boolean isFeasible(SiteTable table, int count) {
        if (table.sites() > MOST_SITES) return false;
        double subsets = 0;
        double of = 1;
        for (int k = 1; k <= count; k++) {
            of = of * (table.sites() - k + 1) / k;
            subsets += of;
        }
        return subsets * table.places() <= MOST_WORK;
    }

    /**
     * Tries every choice.
     *
     * @param worst the dearest place counts instead of the sum
     * @param allowed which choices count
     */
    static Found cheapest(
            Costs costs, int count, boolean worst, Scope scope, Predicate<int[]> allowed) {
        var all = new Enumeration(costs, count, worst, scope, allowed);
        all.choose(0, 0);
        return new Found(all.best, all.least, all.equals);
    }

    private void choose(int depth, int from) {
        if (depth == chosen.length) {
            for (int i = from; i < costs.sites(); i++) if (scope.isFixed(i)) return;
            judge();
            return;
        }
        for (int i = from; i <= costs.sites() - (chosen.length - depth); i++) {
            if (scope.isFixed(i) || scope.isOpen(i)) {
                System.arraycopy(levels[depth], 0, levels[depth + 1], 0, costs.places());
                costs.lower(levels[depth + 1], i);
                chosen[depth] = i;
                choose(depth + 1, i + 1);
            }
            if (scope.isFixed(i)) return;
        }
    }

    private void judge() {
        double cost = 0;
        for (double c : levels[chosen.length]) cost = worst ? Math.max(cost, c) : cost + c;
        if (cost > least || !allowed.test(chosen)) return;
        if (cost < least) {
            least = cost;
            best = chosen.clone();
            equals = 0;
        }
        equals++;
    }
}
