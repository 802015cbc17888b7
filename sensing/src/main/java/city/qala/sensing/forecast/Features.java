package city.qala.sensing.forecast;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What is known at an hour, as numbers for a model. Nothing after that hour is looked at, but for
 * the calendar. A missing value is NaN.
 */
final class Features {

    /** Where the value now stands. */
    static final int NOW = 0;

    /** Where the usual size of the last days stands; positive. */
    static final int SCALE = 1;

    private static final int[] LAGS = {1, 2, 3, 4, 6, 8, 11, 14, 17, 20, 23};
    private static final int[] MEANS = {3, 6, 12, 24, 72, 168, 720};
    private static final int DAY = 24;
    private static final double LEAST_SCALE = 3;
    private static final double DAYS_OF_YEAR = 365.2425;

    private final HourlyTable table;
    private final Lookback target;
    private final List<Lookback> others = new ArrayList<>();
    private final double[][] kept;

    Features(HourlyTable table, String column) {
        this.table = table;
        this.target = new Lookback(table.values(column));
        this.kept = new double[table.hours()][];
        for (String other : table.columns()) {
            if (!other.equals(column)) add(other);
        }
    }

    /**
     * Where the wind comes from counts as two components, as strong as the wind if that is known.
     */
    private void add(String other) {
        double[] values = table.values(other);
        if (!table.isCompass(other)) {
            others.add(new Lookback(values));
            return;
        }
        double[] east = new double[values.length];
        double[] north = new double[values.length];
        for (int row = 0; row < values.length; row++) {
            double speed = table.windSpeed(row);
            east[row] = speed * Math.sin(Math.toRadians(values[row]));
            north[row] = speed * Math.cos(Math.toRadians(values[row]));
        }
        others.add(new Lookback(east));
        others.add(new Lookback(north));
    }

    static String constants() {
        return "lags="
                + Arrays.toString(LAGS)
                + " means="
                + Arrays.toString(MEANS)
                + " leastScale="
                + LEAST_SCALE;
    }

    /** Whether a value is known at a row. */
    boolean isKnown(int row) {
        return !Double.isNaN(target.at(row));
    }

    /** Hours from the first value to a row. */
    int span(int row) {
        int first = 0;
        while (first < row && !isKnown(first)) first++;
        return row - first;
    }

    double value(int row) {
        return target.at(row);
    }

    /** What is known at a row of the value some hours later. */
    double[] of(int row, int horizon) {
        if (kept[row] == null) kept[row] = shared(row);
        double[] shared = kept[row];
        double[] all = Arrays.copyOf(shared, shared.length + 12);
        int n = shared.length;
        int hour = Math.floorMod(table.hour(row) + horizon, DAY);
        double turn = 2 * Math.PI * hour / DAY;
        double scale = shared[SCALE];
        int then = row + horizon;
        double yesterday = target.at(then - DAY);
        double around = target.mean(then, DAY - 1, DAY + 2, row);
        double threeDays = sameHour(then, 3);
        double week = sameHour(then, 7);
        all[n++] = horizon;
        all[n++] = hour;
        all[n++] = Math.sin(turn);
        all[n++] = Math.cos(turn);
        all[n++] = yesterday;
        all[n++] = target.at(then - 2 * DAY);
        all[n++] = threeDays;
        all[n++] = week;
        all[n++] = around;
        all[n++] = yesterday / scale;
        all[n++] = week / scale;
        all[n] = around / scale;
        return all;
    }

    private double sameHour(int then, int days) {
        double sum = 0;
        int n = 0;
        for (int d = 1; d <= days; d++) {
            double value = target.at(then - d * DAY);
            if (Double.isNaN(value)) continue;
            sum += value;
            n++;
        }
        return n == 0 ? Double.NaN : sum / n;
    }

    private double[] shared(int row) {
        List<Double> all = new ArrayList<>();
        double now = target.at(row);
        double scale = LEAST_SCALE + (target.mean(row, 72) + target.mean(row, 168)) / 2;
        all.add(now);
        all.add(scale);
        for (int lag : LAGS) all.add(target.at(row - lag));
        for (int hours : MEANS) all.add(target.mean(row, hours));
        all.add(target.mean(row, DAY, 2 * DAY, row));
        for (int lag : new int[] {1, 3, 6, 24}) all.add(now - target.at(row - lag));
        all.add(target.mean(row, 6) - target.mean(row, DAY));
        all.add(target.highest(row, DAY));
        all.add(target.lowest(row, DAY));
        all.add(target.lowest(row, 72));
        all.add(now / scale);
        for (int hours : new int[] {3, 6, 12, 24, 72}) all.add(target.mean(row, hours) / scale);
        double season = 2 * Math.PI * (table.hour(row) / 24.0 % DAYS_OF_YEAR) / DAYS_OF_YEAR;
        all.add(Math.sin(season));
        all.add(Math.cos(season));
        for (Lookback other : others) weather(other, row, all);
        return all.stream().mapToDouble(d -> d).toArray();
    }

    private static void weather(Lookback other, int row, List<Double> all) {
        double now = other.at(row);
        all.add(now);
        for (int hours : new int[] {3, 6, 24}) all.add(other.mean(row, hours));
        all.add(other.mean(row, DAY, 2 * DAY, row));
        for (int lag : new int[] {3, 6, 12, 24}) all.add(now - other.at(row - lag));
    }
}
