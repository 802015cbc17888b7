package city.qala.sensing.forecast;

import java.util.ArrayList;
import java.util.List;

/** Neighbouring horizons that are learned together. */
final class Group {

    private static final int FOLDS = 2;

    /** Examples left out beside a fold, so that it is not known from its neighbours. */
    private static final int GAP = 72;

    private static final int HOURS_OF_YEAR = 365 * 24;

    private final Features features;
    private final int longest;
    private final Blend blend;
    private final Spread spread;

    /** By row from the first after training: the drift known at it. */
    private final List<double[]> drifts = new ArrayList<>();

    private final Drift drift = new Drift();
    private final int cut;

    private Group(Features features, int longest, int cut, Blend blend, Spread spread) {
        this.features = features;
        this.longest = longest;
        this.cut = cut;
        this.blend = blend;
        this.spread = spread;
    }

    /** Learns from outcomes before the cut. */
    static Group learn(Features features, int shortest, int longest, int cut) {
        Examples examples = Examples.of(features, shortest, longest, cut);
        boolean wholeYear = features.span(cut) >= HOURS_OF_YEAR;
        List<Double> said = new ArrayList<>();
        List<Double> truth = new ArrayList<>();
        for (int fold = 0; fold < FOLDS; fold++) {
            int from = fold * examples.size() / FOLDS;
            int to = (fold + 1) * examples.size() / FOLDS;
            Blend blind = Blend.fit(without(examples, from, to), wholeYear, longest);
            for (int i = from; i < to; i++) {
                said.add(blind.at(examples.features(i)));
                truth.add(examples.target(i));
            }
        }
        return new Group(
                features,
                longest,
                cut,
                Blend.fit(examples, wholeYear, longest),
                Spread.of(said, truth));
    }

    /** What was learned, over features that have gone on since. */
    Group on(Features longer) {
        return new Group(longer, longest, cut, blend, spread);
    }

    int longest() {
        return longest;
    }

    /** Value, lower and upper end as said at a row. */
    double[] at(int row, int horizon) {
        double value = blend.at(features.of(row, horizon));
        double[] known = drift(row);
        return new double[] {value, spread.low(value, known[0]), spread.high(value, known[1])};
    }

    /** What outcomes up to a row tell of the interval. */
    private double[] drift(int row) {
        for (int next = cut + drifts.size(); next <= row; next++) {
            learnFrom(next);
            drifts.add(new double[] {drift.low(), drift.high()});
        }
        return row < cut ? new double[] {1, 1} : drifts.get(row - cut);
    }

    /** Compares an outcome with what was said of it as many hours before as this group reaches. */
    private void learnFrom(int row) {
        int origin = row - longest;
        if (origin < 0 || !features.isKnown(row) || !features.isKnown(origin)) return;
        double value = blend.at(features.of(origin, longest));
        double truth = features.value(row);
        drift.saw(truth < spread.low(value, drift.low()), truth > spread.high(value, drift.high()));
    }

    /** The examples outside of a stretch of time and a little away from it. */
    private static Examples without(Examples all, int from, int to) {
        return from == 0
                ? all.part(Math.min(to + GAP, all.size()), all.size())
                : all.part(0, Math.max(0, from - GAP));
    }
}
