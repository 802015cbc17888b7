package city.qala.planning.place;

import java.util.PriorityQueue;

/**
 * The best choice of so many sites by branch and bound over {@link Relaxation}, or the best found
 * with a bound that nothing can beat when the work allowed is used up. The work is counted, not
 * timed, so that the answer is the same on every machine.
 */
final class SiteSearch {
    private static final int ROUNDS_AT_FIRST = 800;
    private static final int ROUNDS_AFTER = 60;

    private final Costs costs;
    private final int count;
    private final long work;
    private final double ceiling;
    private final Relaxation relaxation;
    private int[] best;
    private double least;
    private long done;

    private SiteSearch(Costs costs, int count, Scope scope, double ceiling, long work) {
        this.ceiling = ceiling;
        this.costs = costs;
        this.count = count;
        this.work = work;
        this.relaxation = new Relaxation(costs, count);
        this.best = Interchange.improved(costs, Interchange.greedy(costs, count, scope), scope);
        this.least = costs.of(best);
    }

    /**
     * What was found.
     *
     * @param cost of the choice
     * @param bound none costs less; equal to {@code cost} when that is proven to be the best
     */
    @SuppressWarnings("ArrayRecordComponent") // inside of the module, never compared
    record Found(int[] chosen, double cost, double bound) {
        boolean isProven() {
            return bound >= cost;
        }
    }

    /**
     * Searches.
     *
     * @param count how many sites, those that stand already among them
     * @param work pairs of site and place to be looked at
     */
    static Found cheapest(Costs costs, int count, Scope scope, long work) {
        return new SiteSearch(costs, count, scope, Double.POSITIVE_INFINITY, work).run(scope);
    }

    /** Whether so many sites can serve every place for nothing. */
    static Verdict free(Costs costs, int count, Scope scope, long work) {
        Found found = new SiteSearch(costs, count, scope, 1e-6, work).run(scope);
        if (found.cost() <= 0) return new Verdict(true, false, found.chosen());
        return new Verdict(false, found.isProven(), found.chosen());
    }

    /**
     * Whether everything can be covered.
     *
     * @param isPossible by {@code chosen}
     * @param isImpossible proven so; if neither holds, the work allowed was not enough to know
     */
    @SuppressWarnings("ArrayRecordComponent") // inside of the module, never compared
    record Verdict(boolean isPossible, boolean isImpossible, int[] chosen) {}

    private Found run(Scope scope) {
        if (scope.fixed() >= count || scope.open() <= count - scope.fixed() || least <= 0)
            return new Found(best, least, least);
        double[] prices = new double[costs.places()];
        double[] served = costs.caps.clone();
        for (int i : best) costs.lower(served, i);
        for (int j = 0; j < prices.length; j++)
            prices[j] = served[j] > 0 ? served[j] : costs.caps[j] / 2;
        var open =
                new PriorityQueue<Relaxation.Node>((a, b) -> Double.compare(a.bound(), b.bound()));
        open.add(explore(prices, scope, ROUNDS_AT_FIRST));
        while (!open.isEmpty() && done < work) {
            Relaxation.Node node = open.poll();
            if (node.bound() >= enough()) break;
            branch(node, open);
        }
        double bound = open.isEmpty() || done < work ? least : Math.min(least, open.peek().bound());
        // What is left may be no better although its bound says so by a rounding.
        return new Found(best, least, bound >= enough() ? least : bound);
    }

    private void branch(Relaxation.Node node, PriorityQueue<Relaxation.Node> open) {
        Scope scope = node.scope();
        int free = count - scope.fixed();
        if (free < 0) return;
        if (free == 0 || scope.open() <= free) {
            leaf(scope);
            return;
        }
        for (Scope half : new Scope[] {scope.with(node.branch()), scope.without(node.branch())}) {
            if (half.fixed() > count || half.fixed() + half.open() < count) continue;
            Relaxation.Node child = explore(node.prices().clone(), half, ROUNDS_AFTER);
            if (child.bound() < enough()) open.add(child);
        }
    }

    private Relaxation.Node explore(double[] prices, Scope scope, int rounds) {
        Relaxation.Node node = relaxation.raise(prices, scope, least, enough(), rounds);
        done += rounds * Math.max(1, costs.pairs()) * 2;
        if (node.chosen().length == count) take(node.chosen());
        if (rounds == ROUNDS_AT_FIRST && node.chosen().length == count)
            take(Interchange.improved(costs, node.chosen(), scope));
        return node;
    }

    /** Every site of this part is decided, or all open ones are needed. */
    private void leaf(Scope scope) {
        int free = count - scope.fixed();
        int[] chosen = new int[count];
        int n = 0;
        for (int i = 0; i < costs.sites(); i++)
            if (scope.isFixed(i) || (free > 0 && scope.isOpen(i))) chosen[n++] = i;
        take(java.util.Arrays.copyOf(chosen, n));
    }

    private void take(int[] chosen) {
        double cost = costs.of(chosen);
        if (cost >= least) return;
        least = cost;
        best = chosen.clone();
        java.util.Arrays.sort(best);
    }

    /** A bound from which on a part cannot hold anything better. */
    private double enough() {
        double enough = costs.isWhole ? least - 1 + 1e-6 : least - 1e-9 * Math.abs(least);
        return Math.min(ceiling, enough);
    }
}
