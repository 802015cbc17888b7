package city.qala.planning.place;

import java.util.Arrays;

/**
 * What it costs to serve each place from each site; a place that no chosen site serves costs its
 * cap.
 *
 * <p>Maximal cover, median and centre are the same question with other costs. For cover a site
 * within the radius costs nothing and the cap is the demand, so that the sum is what stays
 * uncovered; for the median a pair costs demand × distance and the cap is what the worst site would
 * cost.
 */
final class Costs {
    /** One row a site: the places that it can serve below their cap, in rising order. */
    final int[][] places;

    /** Beside {@link #places}. */
    final double[][] costs;

    final double[] caps;

    /** Whether every sum of costs is a whole number. */
    final boolean isWhole;

    private Costs(int[][] places, double[][] costs, double[] caps, boolean isWhole) {
        this.places = places;
        this.costs = costs;
        this.caps = caps;
        this.isWhole = isWhole;
    }

    /** The demand that stays uncovered. */
    static Costs cover(SiteTable table, double radius) {
        double[] caps = new double[table.places()];
        for (int j = 0; j < caps.length; j++) caps[j] = table.demand(j);
        return cover(table, radius, caps, table.isWhole());
    }

    /** How many of the places that some site can cover stay uncovered. */
    static Costs coverable(SiteTable table, double radius) {
        double[] caps = new double[table.places()];
        for (int i = 0; i < table.sites(); i++)
            for (int j = 0; j < caps.length; j++) if (table.metres(i, j) <= radius) caps[j] = 1;
        return cover(table, radius, caps, true);
    }

    private static Costs cover(SiteTable table, double radius, double[] caps, boolean isWhole) {
        int[][] places = new int[table.sites()][];
        double[][] costs = new double[table.sites()][];
        int[] near = new int[table.places()];
        for (int i = 0; i < places.length; i++) {
            int n = 0;
            for (int j = 0; j < near.length; j++)
                if (table.metres(i, j) <= radius && caps[j] > 0) near[n++] = j;
            places[i] = Arrays.copyOf(near, n);
            costs[i] = new double[n];
        }
        return new Costs(places, costs, caps, isWhole);
    }

    /** Demand × distance. */
    static Costs median(SiteTable table) {
        return complete(table, true);
    }

    /** Distance alone: of this the worst place counts, not the sum. */
    static Costs metres(SiteTable table) {
        return complete(table, false);
    }

    private static Costs complete(SiteTable table, boolean weighted) {
        int[] all = new int[table.places()];
        for (int j = 0; j < all.length; j++) all[j] = j;
        int[][] places = new int[table.sites()][];
        double[][] costs = new double[table.sites()][all.length];
        double[] caps = new double[all.length];
        for (int i = 0; i < places.length; i++) {
            places[i] = all;
            for (int j = 0; j < all.length; j++) {
                costs[i][j] = (weighted ? table.demand(j) : 1) * table.metres(i, j);
                caps[j] = Math.max(caps[j], costs[i][j]);
            }
        }
        return new Costs(places, costs, caps, false);
    }

    int sites() {
        return places.length;
    }

    int places() {
        return caps.length;
    }

    /** Pairs of site and place that are looked at in one pass. */
    long pairs() {
        long sum = 0;
        for (int[] row : places) sum += row.length;
        return sum;
    }

    /** What a choice costs. */
    double of(int[] chosen) {
        double[] best = caps.clone();
        for (int i : chosen) lower(best, i);
        double sum = 0;
        for (double b : best) sum += b;
        return sum;
    }

    /** Lowers what each place costs to what it costs with this site too. */
    void lower(double[] best, int site) {
        int[] row = places[site];
        double[] cost = costs[site];
        for (int k = 0; k < row.length; k++) if (cost[k] < best[row[k]]) best[row[k]] = cost[k];
    }
}
