package city.qala.assess;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * How much of a place is due to the weights: the cities are scored under 1,000 weightings of the
 * three criteria, drawn evenly from all that there are (flat Dirichlet). The draws are the same in
 * every run. After the OECD handbook on composite indicators.
 */
final class WeightDraws {
    static final int DRAWS = 1000;
    private static final int LOW = DRAWS / 20;
    private static final int HIGH = DRAWS - LOW - 1;
    private static final long SEED = 20_160_167L;

    private final double[][] weights = new double[DRAWS][];

    WeightDraws() {
        var random = new SplittableRandom(SEED);
        for (int d = 0; d < DRAWS; d++) weights[d] = draw(random);
    }

    /**
     * Where a city comes out in nine of ten weightings.
     *
     * @param scoreLow and the others: the 5th and 95th of 100
     * @param sameStage share of the weightings that leave its stage as it is, 0..1
     */
    record Spread(
            double scoreLow, double scoreHigh, int rankBest, int rankWorst, double sameStage) {}

    /**
     * The spread of every city, in the order given.
     *
     * @param cuts stage cuts that hold whatever the weights; without them the stage is the place in
     *     the set
     */
    Spread[] spreads(List<StageRule.Placed> cities, boolean byCuts, StageCuts cuts) {
        int n = cities.size();
        double[][] scores = new double[n][DRAWS];
        int[][] ranks = new int[n][DRAWS];
        int[] same = new int[n];
        for (int d = 0; d < DRAWS; d++) {
            int[] order = order(cities, scores, d);
            for (int place = 0; place < n; place++) {
                int c = order[place];
                ranks[c][d] = n - place;
                Stage stage = byCuts ? cuts.stage(scores[c][d]) : StageRule.stage(place, n);
                if (stage == cities.get(c).stage()) same[c]++;
            }
        }
        Spread[] spreads = new Spread[n];
        for (int c = 0; c < n; c++) spreads[c] = spread(scores[c], ranks[c], same[c]);
        return spreads;
    }

    /** Scores draw d and sorts the cities by it, ties as they stand in the list. */
    private int[] order(List<StageRule.Placed> cities, double[][] scores, int d) {
        double[] w = weights[d];
        for (int c = 0; c < cities.size(); c++)
            scores[c][d] = cities.get(c).city().weighed(w[0], w[1], w[2]);
        Integer[] order = new Integer[cities.size()];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, (a, b) -> Double.compare(scores[a][d], scores[b][d]));
        return Arrays.stream(order).mapToInt(Integer::intValue).toArray();
    }

    private static Spread spread(double[] scores, int[] ranks, int same) {
        Arrays.sort(scores);
        Arrays.sort(ranks);
        return new Spread(
                scores[LOW], scores[HIGH], ranks[LOW], ranks[HIGH], (double) same / DRAWS);
    }

    private static double[] draw(SplittableRandom random) {
        double[] w = new double[3];
        double sum = 0;
        for (int i = 0; i < w.length; i++) {
            w[i] = -Math.log(1 - random.nextDouble());
            sum += w[i];
        }
        for (int i = 0; i < w.length; i++) w[i] /= sum;
        return w;
    }
}
