package city.qala.pulse.movement;

import java.util.Arrays;

/** The hours of a series that can be compared at every lag, grouped by hour of the week. */
final class Sample {

    private final int[] rows;
    private final int[] groups;
    private final int groupCount;

    private Sample(int[] rows, int[] groups, int groupCount) {
        this.rows = rows;
        this.groups = groups;
        this.groupCount = groupCount;
    }

    /**
     * Hours with enough people in them and in each of the six hours before.
     *
     * @param least people of an hour
     */
    static Sample of(HourSeries series, double least) {
        int[] rows = new int[series.size()];
        int size = 0;
        double[] sold = new double[HourSeries.WEEK];
        for (int i = 0; i < series.size(); i++) {
            if (!isFull(series, i, least)) continue;
            rows[size++] = i;
            sold[weekHour(series, i)] += series.sales(i);
        }
        return grouped(series, Arrays.copyOf(rows, size), sold);
    }

    int size() {
        return rows.length;
    }

    int row(int i) {
        return rows[i];
    }

    int[] groups() {
        return groups;
    }

    int groupCount() {
        return groupCount;
    }

    double[] sales(HourSeries series) {
        return Arrays.stream(rows).mapToDouble(series::sales).toArray();
    }

    /** The day of each, since 1970. */
    long[] days(HourSeries series) {
        return Arrays.stream(rows).mapToLong(i -> Math.floorDiv(series.hour(i), 24)).toArray();
    }

    /** Hours of the week in which nothing was sold have no effect to be estimated. */
    private static Sample grouped(HourSeries series, int[] rows, double[] sold) {
        int[] number = new int[HourSeries.WEEK];
        int count = 0;
        for (int h = 0; h < HourSeries.WEEK; h++) number[h] = sold[h] > 0 ? count++ : -1;
        int[] kept = Arrays.stream(rows).filter(i -> number[weekHour(series, i)] >= 0).toArray();
        int[] groups = Arrays.stream(kept).map(i -> number[weekHour(series, i)]).toArray();
        return new Sample(kept, groups, count);
    }

    private static boolean isFull(HourSeries series, int i, double least) {
        for (int lag = 0; lag <= LinkRule.MOST_LAG; lag++) {
            int at = series.before(i, lag);
            if (at < 0 || !(series.footfall(at) >= least)) return false;
        }
        return true;
    }

    private static int weekHour(HourSeries series, int i) {
        return (int) Math.floorMod(series.hour(i), (long) HourSeries.WEEK);
    }
}
