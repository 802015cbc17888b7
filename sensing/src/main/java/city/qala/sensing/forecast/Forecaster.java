package city.qala.sensing.forecast;

import java.util.ArrayList;
import java.util.List;

/**
 * Learns one column of an hourly table, with whatever stands beside it, and says its next 24 hours
 * with an 80% interval.
 *
 * <p>Nothing from the cut on is learned from, and nothing after an hour is used for what is said at
 * it. With less than eight weeks of history it repeats the last value ({@code persistence}).
 */
public final class Forecaster {

    /** Hours that are said ahead. */
    public static final int HORIZONS = 24;

    private static final int FEWEST_EXAMPLES = 24 * 56;
    private static final int FOLDS = 2;
    private static final int GAP = 72;

    private final HourlyTable table;
    private final Features features;
    private final List<Horizon> horizons = new ArrayList<>();
    private final boolean learned;

    /** What was learned of one horizon. */
    private record Horizon(Blend blend, Spread spread) {}

    private Forecaster(HourlyTable table, String column, int cut) {
        this.table = table;
        this.features = new Features(table, column);
        this.learned = Examples.of(features, HORIZONS, cut).size() >= FEWEST_EXAMPLES;
        for (int h = 1; h <= HORIZONS && learned; h++)
            horizons.add(learn(Examples.of(features, h, cut), h));
    }

    /**
     * Learns from the rows before the cut.
     *
     * @param cut no value from here on is looked at
     */
    public static Forecaster train(HourlyTable table, String column, int cut) {
        return new Forecaster(table, column, cut);
    }

    /** What speaks: {@code blend}, or {@code persistence} when history is short. */
    public String model() {
        return learned ? "blend" : "persistence";
    }

    /** The next 24 hours as said at a row that has a value. */
    public List<Forecast> at(int row) {
        List<Forecast> said = new ArrayList<>();
        for (int h = 1; h <= HORIZONS; h++) said.add(at(row, h));
        return said;
    }

    private Forecast at(int row, int h) {
        double now = features.value(row);
        if (!learned) return new Forecast(table.at(row), h, now, Math.min(now, now / 2), now * 2);
        Horizon horizon = horizons.get(h - 1);
        double value = horizon.blend.at(features.of(row, h));
        return new Forecast(
                table.at(row), h, value, horizon.spread.low(value), horizon.spread.high(value));
    }

    private static Horizon learn(Examples examples, int h) {
        List<Double> said = new ArrayList<>();
        List<Double> truth = new ArrayList<>();
        for (int fold = 0; fold < FOLDS; fold++) {
            int from = fold * examples.size() / FOLDS;
            int to = (fold + 1) * examples.size() / FOLDS;
            Blend blind = Blend.fit(without(examples, from, to), h);
            for (int i = from; i < to; i++) {
                said.add(blind.at(examples.features(i)));
                truth.add(examples.target(i));
            }
        }
        return new Horizon(Blend.fit(examples, h), Spread.of(said, truth));
    }

    /** The examples outside of a stretch of time and a little away from it. */
    private static Examples without(Examples all, int from, int to) {
        return from == 0
                ? all.part(Math.min(to + GAP, all.size()), all.size())
                : all.part(0, Math.max(0, from - GAP));
    }
}
