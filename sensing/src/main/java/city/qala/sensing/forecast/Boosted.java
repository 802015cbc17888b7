package city.qala.sensing.forecast;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * Gradient boosted regression trees for squared error: each tree mends a little of what the ones
 * before it got wrong, on a part of the rows and of the features.
 *
 * <p>Features are sorted into bins once; a missing value has a bin of its own, below all others.
 * The same rows, targets and seed give the same trees.
 */
final class Boosted {

    /**
     * How it grows.
     *
     * @param trees in all
     * @param depth splits from the root to a leaf at most
     * @param rate of each tree's correction that is taken, 0 to 1
     * @param fewest rows in a leaf
     * @param rowShare of the rows that a tree sees
     * @param featureShare of the features that a tree sees
     * @param penalty rows' worth of doubt added to each leaf
     */
    record Settings(
            int trees,
            int depth,
            double rate,
            int fewest,
            double rowShare,
            double featureShare,
            double penalty) {}

    private final double base;
    private final double rate;
    private final List<Tree> trees = new ArrayList<>();

    private Boosted(double base, double rate) {
        this.base = base;
        this.rate = rate;
    }

    /** Fits the rows of a table to targets. */
    static Boosted fit(Bins bins, double[] targets, Settings settings, long seed) {
        double base = Arrays.stream(targets).average().orElse(0);
        var fitted = new Boosted(base, settings.rate());
        double[] left = new double[targets.length];
        for (int r = 0; r < left.length; r++) left[r] = targets[r] - base;
        var random = new Random(seed);
        for (int t = 0; t < settings.trees(); t++) {
            Tree tree = new Tree.Growth(bins, left, settings, random).grow();
            for (int r = 0; r < left.length; r++) left[r] -= settings.rate() * tree.at(bins, r);
            fitted.trees.add(tree);
        }
        return fitted;
    }

    double at(double[] x) {
        double sum = base;
        for (Tree tree : trees) sum += rate * tree.at(x);
        return sum;
    }
}
