package city.qala.sensing.forecast;

import java.util.ArrayList;
import java.util.List;

/** What was known at hours of the past and what came of it, oldest first. */
final class Examples {

    private final List<double[]> features = new ArrayList<>();
    private final List<Double> targets = new ArrayList<>();

    /** All hours whose outcome came before the cut. */
    static Examples of(Features features, int horizon, int cut) {
        var all = new Examples();
        for (int row = 0; row + horizon < cut; row++) {
            if (features.isKnown(row) && features.isKnown(row + horizon))
                all.add(features.of(row, horizon), features.value(row + horizon));
        }
        return all;
    }

    private void add(double[] x, double target) {
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

    /** Some of them, from one to another, that not included. */
    Examples part(int from, int to) {
        var part = new Examples();
        for (int i = from; i < to; i++) part.add(features.get(i), targets.get(i));
        return part;
    }
}
