package city.qala.planning.place;

import java.util.Arrays;

/**
 * Good choices without proof: greedy, then one site swapped for another as long as that helps.
 *
 * @see <a href="https://doi.org/10.1080/03155986.1983.11731889">Whitaker 1983: a fast algorithm for
 *     the greedy interchange</a>
 */
final class Interchange {
    private final Costs costs;
    private final boolean[] mayGo;
    private final boolean[] mayCome;
    private final double[] first;
    private final double[] second;
    private final int[] nearest;

    private Interchange(Costs costs, Scope scope) {
        this.costs = costs;
        mayGo = new boolean[costs.sites()];
        mayCome = new boolean[costs.sites()];
        for (int i = 0; i < mayGo.length; i++) {
            mayGo[i] = !scope.isFixed(i);
            mayCome[i] = scope.isOpen(i);
        }
        first = new double[costs.places()];
        second = new double[costs.places()];
        nearest = new int[costs.places()];
    }

    /** Takes the site that helps most, and again; the first of equals. Fixed sites come before. */
    static int[] greedy(Costs costs, int count, Scope scope) {
        double[] best = costs.caps.clone();
        boolean[] taken = new boolean[costs.sites()];
        int[] chosen = new int[count];
        int n = 0;
        for (int i = 0; i < costs.sites() && n < count; i++) {
            if (!scope.isFixed(i)) continue;
            chosen[n++] = i;
            taken[i] = true;
            costs.lower(best, i);
        }
        for (; n < count; n++) {
            int site = helpsMost(costs, best, taken, scope);
            if (site < 0) return Arrays.copyOf(chosen, n);
            chosen[n] = site;
            taken[site] = true;
            costs.lower(best, site);
        }
        return chosen;
    }

    private static int helpsMost(Costs costs, double[] best, boolean[] taken, Scope scope) {
        int site = -1;
        double most = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < costs.sites(); i++) {
            if (taken[i] || !scope.isOpen(i)) continue;
            double gain = 0;
            int[] row = costs.places[i];
            double[] cost = costs.costs[i];
            for (int k = 0; k < row.length; k++) {
                if (cost[k] < best[row[k]]) gain += best[row[k]] - cost[k];
            }
            if (gain > most) {
                most = gain;
                site = i;
            }
        }
        return site;
    }

    /** Swaps the best pair until none helps. */
    static int[] improved(Costs costs, int[] start, Scope scope) {
        var search = new Interchange(costs, scope);
        int[] chosen = start.clone();
        // Each swap lowers the cost; the limit only guards against rounding that would go round.
        for (int swaps = 0; swaps < 20 * costs.sites() && search.swap(chosen); swaps++) {}
        Arrays.sort(chosen);
        return chosen;
    }

    private boolean swap(int[] chosen) {
        rank(chosen);
        double[] loss = new double[chosen.length];
        double all = 0;
        for (int j = 0; j < nearest.length; j++) {
            if (nearest[j] >= 0) loss[nearest[j]] += second[j] - first[j];
            all += first[j];
        }
        boolean[] taken = new boolean[costs.sites()];
        for (int i : chosen) taken[i] = true;
        double most = 1e-9 * Math.max(1, all);
        int goes = -1;
        int comes = -1;
        double[] own = new double[chosen.length];
        for (int i = 0; i < costs.sites(); i++) {
            if (taken[i] || !mayCome[i]) continue;
            System.arraycopy(loss, 0, own, 0, own.length);
            double gain = gain(i, own);
            for (int r = 0; r < own.length; r++) {
                if (gain - own[r] > most && mayGo[chosen[r]]) {
                    most = gain - own[r];
                    goes = r;
                    comes = i;
                }
            }
        }
        if (goes >= 0) chosen[goes] = comes;
        return goes >= 0;
    }

    /**
     * What a newcomer saves; {@code loss} becomes what the leaving of each would cost beside it.
     */
    private double gain(int site, double[] loss) {
        double gain = 0;
        int[] row = costs.places[site];
        double[] cost = costs.costs[site];
        for (int k = 0; k < row.length; k++) {
            int j = row[k];
            int near = nearest[j];
            if (cost[k] < first[j]) {
                gain += first[j] - cost[k];
                // Whoever served it before does so no more: its leaving costs nothing here.
                if (near >= 0) loss[near] -= second[j] - first[j];
            } else if (near >= 0 && cost[k] < second[j]) {
                loss[near] -= second[j] - cost[k];
            }
        }
        return gain;
    }

    /** The cheapest and the second cheapest of the chosen for each place. */
    private void rank(int[] chosen) {
        System.arraycopy(costs.caps, 0, first, 0, first.length);
        System.arraycopy(costs.caps, 0, second, 0, second.length);
        Arrays.fill(nearest, -1);
        for (int r = 0; r < chosen.length; r++) {
            int[] row = costs.places[chosen[r]];
            double[] cost = costs.costs[chosen[r]];
            for (int k = 0; k < row.length; k++) {
                int j = row[k];
                if (cost[k] < first[j]) {
                    second[j] = first[j];
                    first[j] = cost[k];
                    nearest[j] = r;
                } else if (cost[k] < second[j]) second[j] = cost[k];
            }
        }
    }
}
