package city.qala.sensing.forecast;

import java.util.ArrayList;
import java.util.List;

/** What was known at hours of the past and what came of it, oldest first. */
final class Examples {

    private final List<double[]> features = new ArrayList<>();
    private final List<Double> targets = new ArrayList<>();

    /** Something made of an outcome and what was known. */
    @FunctionalInterface
    interface Outcome {
        double of(double target, double[] features);
    }

    /**
     * Hours whose outcome came before the cut, each with one of some horizons in turn.
     *
     * @param shortest horizon
     * @param longest horizon
     */
    static Examples of(Features features, int shortest, int longest, int cut) {
        var all = new Examples();
        int span = longest - shortest + 1;
        for (int row = 0; row < cut; row++) {
            int horizon = shortest + row % span;
            if (row + horizon >= cut) continue;
            if (features.isKnown(row) && features.isKnown(row + horizon))
                all.add(features.of(row, horizon), features.value(row + horizon));
        }
        return all;
    }

    void add(double[] x, double target) {
        features.add(x);
        targets.add(target);
    }

    int size() {
        return targets.size();
    }

    double[] features(int i) {
        return features.get(i);
    }

    List<double[]> features() {
        return features;
    }

    double target(int i) {
        return targets.get(i);
    }

    /** All outcomes, made into something else. */
    double[] targets(Outcome made) {
        double[] all = new double[size()];
        for (int i = 0; i < all.length; i++) all[i] = made.of(target(i), features(i));
        return all;
    }

    /** Some of them, from one to another, that not included. */
    Examples part(int from, int to) {
        var part = new Examples();
        for (int i = from; i < to; i++) part.add(features.get(i), targets.get(i));
        return part;
    }
}
