package city.qala.sensing.forecast;

import city.qala.kernel.Problem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Learns one column of an hourly table, with whatever stands beside it, and says its next 24 hours
 * with an 80% interval.
 *
 * <p>Made for what is never negative, as concentrations and counts; below nought counts as nought.
 *
 * <p>Nothing from the cut on is learned from, and nothing after an hour is used for what is said at
 * it; the interval follows how the ones before it held. With less than eight weeks of history it
 * repeats the last value ({@code persistence}). Not for use by several threads at once.
 */
public final class Forecaster {

    /** Hours that are said ahead. */
    public static final int HORIZONS = 24;

    private static final int FEWEST_EXAMPLES = 24 * 56;

    /** Horizons that are learned together end here. */
    private static final int[] GROUP_ENDS = {1, 3, 6, 9, 12, 15, 18, 21, 24};

    private final HourlyTable table;
    private final String column;
    private final Features features;
    private final List<Group> groups = new ArrayList<>();

    private Forecaster(HourlyTable table, String column) {
        this.table = table;
        this.column = column;
        this.features = new Features(table, column);
    }

    private Forecaster(HourlyTable table, String column, int cut) {
        this(table, column);
        if (Examples.of(features, 1, 1, cut).size() < FEWEST_EXAMPLES) return;
        int shortest = 1;
        for (int longest : GROUP_ENDS) {
            groups.add(Group.learn(features, shortest, longest, cut));
            shortest = longest + 1;
        }
    }

    /**
     * Learns from the rows before the cut.
     *
     * @param cut no value from here on is looked at
     */
    public static Forecaster train(HourlyTable table, String column, int cut) {
        return new Forecaster(table, column, cut);
    }

    /**
     * What was learned, over a table that has gone on since: the same first hour and columns.
     *
     * @throws Problem {@code invalid-parameter} if it begins at another hour
     */
    public Forecaster on(HourlyTable longer) {
        if (!longer.at(0).equals(table.at(0)))
            throw Problem.invalid("table", longer.at(0), "must begin at " + table.at(0));
        var made = new Forecaster(longer, column);
        for (Group group : groups) made.groups.add(group.on(made.features));
        return made;
    }

    /** Everything that can be set in it, for the public register of algorithms. */
    public static String constants() {
        return "air-forecast 1 groups="
                + Arrays.toString(GROUP_ENDS)
                + " fewest="
                + FEWEST_EXAMPLES
                + " "
                + Features.constants();
    }

    /** What speaks: {@code blend}, or {@code persistence} when history is short. */
    public String model() {
        return groups.isEmpty() ? "persistence" : "blend";
    }

    /** Rows of its table. */
    public int rows() {
        return table.hours();
    }

    /** The next 24 hours as said at a row that has a value. */
    public List<Forecast> at(int row) {
        List<Forecast> said = new ArrayList<>();
        for (int h = 1; h <= HORIZONS; h++) said.add(at(row, h));
        return said;
    }

    private Forecast at(int row, int h) {
        if (groups.isEmpty()) {
            double now = features.value(row);
            double half = Math.abs(now) / 2;
            return new Forecast(table.at(row), h, now, now - half, now + 2 * half);
        }
        Group group = groups.stream().filter(g -> h <= g.longest()).findFirst().orElseThrow();
        double[] said = group.at(row, h);
        return new Forecast(table.at(row), h, said[0], said[1], said[2]);
    }
}
