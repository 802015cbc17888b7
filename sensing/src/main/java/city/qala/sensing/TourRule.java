package city.qala.sensing;

import city.qala.kernel.Point;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;

/**
 * The round that visits every place once and comes back: the nearest next place from the first one
 * on, then improved by turning stretches round until no turn shortens it (2-opt). Distances are as
 * the crow flies; streets are longer. Pure: the same places in the same order give the same round.
 */
final class TourRule {

    /** Per cent from which on a bin is emptied today. */
    static final double FULL = 80;

    /** Sweeps after which a round counts as good enough; a few hundred places need about ten. */
    private static final int SWEEPS = 60;

    private static final double NOTABLE_METRES = 1e-6;

    private TourRule() {}

    /**
     * The places in the order of the round.
     *
     * @param places the first is where the round begins and ends
     */
    static <T> List<T> round(List<T> places, Function<T, Point> where) {
        int n = places.size();
        if (n < 3) return List.copyOf(places);
        double[][] metres = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int k = 0; k < i; k++) {
                double d = where.apply(places.get(i)).metresTo(where.apply(places.get(k)));
                metres[i][k] = d;
                metres[k][i] = d;
            }
        }
        int[] order = nearest(metres);
        for (int sweep = 0; sweep < SWEEPS; sweep++) {
            if (!shorten(order, metres)) break;
        }
        var round = new ArrayList<T>(n);
        for (int i : order) round.add(places.get(i));
        return Collections.unmodifiableList(round);
    }

    /** Length of a round that comes back to its first place, in metres. */
    static <T> double metres(List<T> round, Function<T, Point> where) {
        double sum = 0;
        for (int i = 0; i < round.size(); i++) {
            T next = round.get((i + 1) % round.size());
            sum += where.apply(round.get(i)).metresTo(where.apply(next));
        }
        return sum;
    }

    private static int[] nearest(double[][] metres) {
        int n = metres.length;
        int[] order = new int[n];
        boolean[] taken = new boolean[n];
        taken[0] = true;
        for (int i = 1; i < n; i++) {
            int best = -1;
            for (int k = 1; k < n; k++) {
                if (taken[k]) continue;
                double[] from = metres[order[i - 1]];
                if (best < 0 || from[k] < from[best]) best = k;
            }
            order[i] = best;
            taken[best] = true;
        }
        return order;
    }

    /** One sweep of turns; whether any of them helped. */
    private static boolean shorten(int[] order, double[][] metres) {
        int n = order.length;
        boolean helped = false;
        for (int i = 0; i < n - 1; i++) {
            for (int k = i + 2; k < n; k++) {
                int a = order[i];
                int b = order[i + 1];
                int c = order[k];
                int d = order[(k + 1) % n];
                if (a == d) continue;
                double gain = metres[a][b] + metres[c][d] - metres[a][c] - metres[b][d];
                if (gain <= NOTABLE_METRES) continue;
                turn(order, i + 1, k);
                helped = true;
            }
        }
        return helped;
    }

    private static void turn(int[] order, int from, int to) {
        for (int i = from, k = to; i < k; i++, k--) {
            int kept = order[i];
            order[i] = order[k];
            order[k] = kept;
        }
    }
}
