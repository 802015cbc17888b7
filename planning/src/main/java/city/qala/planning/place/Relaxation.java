package city.qala.planning.place;

import java.util.Arrays;

/**
 * A proven bound: Lagrangian relaxation of "each place is served once". With a price m of each
 * place every choice costs at least Σ min(cap, m) − the largest gains, a site's gain being Σ max(0,
 * m − cost); the prices are raised and lowered until the bound rises no more.
 *
 * @see <a href="https://doi.org/10.1287/mnsc.23.8.789">Cornuejols, Fisher, Nemhauser 1977</a>
 */
final class Relaxation {
    private final Costs costs;
    private final int count;
    private final double[] gains;
    private final int[] order;
    private final int[] picked;
    private int[] chosen = new int[0];
    private double lastIn;
    private double firstOut;

    Relaxation(Costs costs, int count) {
        this.costs = costs;
        this.count = count;
        this.gains = new double[costs.sites()];
        this.order = new int[costs.sites()];
        this.picked = new int[costs.sites()];
    }

    /**
     * The best bound found within so many rounds, and what is known at it.
     *
     * @param prices where to begin; left at the best
     * @param best what the best known choice costs
     * @param enough a bound from which on nothing better is worth while
     */
    Node raise(double[] prices, Scope scope, double best, double enough, int rounds) {
        double[] now = prices.clone();
        double[] slope = new double[now.length];
        double top = -Double.MAX_VALUE;
        Scope known = scope;
        int[] bestChosen = chosen;
        double stride = 1.6;
        int still = 0;
        Arrays.fill(picked, 0);
        for (int round = 0; round < rounds; round++) {
            double bound = bound(now, scope);
            for (int i : chosen) picked[i]++;
            if (bound > top + 1e-9 * Math.abs(top)) {
                still = bound > top + 1e-5 * Math.abs(top) ? 0 : still + 1;
                top = bound;
                System.arraycopy(now, 0, prices, 0, now.length);
                bestChosen = chosen;
                known = tightened(scope, bound, enough);
            } else still++;
            if (top >= enough) break;
            if (still >= 12) {
                stride /= 2;
                still = 0;
                if (stride < 1e-3) break;
                System.arraycopy(prices, 0, now, 0, now.length);
                bound = bound(now, scope);
            }
            double norm = slope(now, slope);
            if (norm == 0) break;
            double step = stride * Math.max(best * 1.001 - bound, 1e-6 * Math.abs(best)) / norm;
            for (int j = 0; j < now.length; j++)
                now[j] = Math.clamp(now[j] + step * slope[j], 0, costs.caps[j]);
        }
        return new Node(top, known, prices, bestChosen, undecided(known));
    }

    /**
     * A part of all choices.
     *
     * @param bound none of them costs less
     * @param scope which choices they are
     * @param branch the site to decide next; −1 if none is open
     */
    @SuppressWarnings("ArrayRecordComponent") // inside of the search, never compared
    record Node(double bound, Scope scope, double[] prices, int[] chosen, int branch) {}

    private double bound(double[] prices, Scope scope) {
        double sum = 0;
        for (int j = 0; j < prices.length; j++) sum += Math.min(prices[j], costs.caps[j]);
        int open = 0;
        int fixed = 0;
        int[] taken = new int[count];
        for (int i = 0; i < gains.length; i++) {
            if (scope.isFixed(i)) {
                gains[i] = gain(prices, i);
                sum -= gains[i];
                taken[fixed++] = i;
            } else if (scope.isOpen(i)) {
                gains[i] = gain(prices, i);
                order[open++] = i;
            }
        }
        sort(open);
        int more = Math.min(count - fixed, open);
        for (int k = 0; k < more; k++) {
            sum -= gains[order[k]];
            taken[fixed + k] = order[k];
        }
        lastIn = more > 0 ? gains[order[more - 1]] : 0;
        firstOut = more < open ? gains[order[more]] : 0;
        chosen = Arrays.copyOf(taken, fixed + more);
        return sum;
    }

    private double gain(double[] prices, int site) {
        int[] row = costs.places[site];
        double[] cost = costs.costs[site];
        double gain = 0;
        for (int k = 0; k < row.length; k++) gain += Math.max(0, prices[row[k]] - cost[k]);
        return gain;
    }

    /**
     * Sorts the first of {@link #order} by gain, larger first; insertion is enough: it is nearly
     * sorted.
     */
    private void sort(int open) {
        Integer[] boxed = new Integer[open];
        for (int k = 0; k < open; k++) boxed[k] = order[k];
        Arrays.sort(boxed, (a, b) -> Double.compare(gains[b], gains[a]));
        for (int k = 0; k < open; k++) order[k] = boxed[k];
    }

    private double slope(double[] prices, double[] slope) {
        for (int j = 0; j < slope.length; j++) slope[j] = prices[j] < costs.caps[j] ? 1 : 0;
        for (int i : chosen) {
            int[] row = costs.places[i];
            double[] cost = costs.costs[i];
            for (int k = 0; k < row.length; k++) if (prices[row[k]] > cost[k]) slope[row[k]]--;
        }
        double norm = 0;
        for (int j = 0; j < slope.length; j++) {
            // A price at its edge cannot move outwards.
            if (slope[j] > 0 && prices[j] >= costs.caps[j]) slope[j] = 0;
            if (slope[j] < 0 && prices[j] <= 0) slope[j] = 0;
            norm += slope[j] * slope[j];
        }
        return norm;
    }

    /**
     * Decides the sites that the bound already decides: taking or leaving them would cost too much.
     */
    private Scope tightened(Scope scope, double bound, double enough) {
        Scope known = scope;
        boolean[] in = new boolean[gains.length];
        for (int i : chosen) in[i] = true;
        for (int i = 0; i < gains.length; i++) {
            if (!scope.isOpen(i)) continue;
            if (!in[i] && bound + lastIn - gains[i] >= enough) known = known.without(i);
            else if (in[i] && bound + gains[i] - firstOut >= enough) known = known.with(i);
        }
        return known;
    }

    /** The open site that was in about as often as out. */
    private int undecided(Scope scope) {
        int site = -1;
        long most = -1;
        long rounds = 1;
        for (int n : picked) rounds = Math.max(rounds, n);
        for (int i = 0; i < gains.length; i++) {
            if (!scope.isOpen(i)) continue;
            long doubt = picked[i] * (rounds - picked[i]);
            if (doubt > most) {
                most = doubt;
                site = i;
            }
        }
        return site;
    }
}
