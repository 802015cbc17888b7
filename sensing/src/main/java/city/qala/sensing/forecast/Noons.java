package city.qala.sensing.forecast;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** What is known of a day at its noon, and what became of its evening. */
final class Noons {

    private static final int NOON = 12;
    private static final int EVENING = 17;
    private static final int NIGHT = 23;
    private static final int FEWEST_HOURS = 5;

    private final HourlyTable table;
    private final double[] v;
    private final ZoneOffset zone;

    Noons(HourlyTable table, String column, ZoneOffset zone) {
        this.table = table;
        this.v = table.values(column);
        this.zone = zone;
    }

    /** The row of an hour of a day, which may lie outside of the table. */
    int row(LocalDate date, int hour) {
        return table.row(date.atTime(hour, 0).toInstant(zone));
    }

    /** The local day of a row. */
    LocalDate date(int row) {
        Instant at = table.at(row);
        return at.atOffset(zone).toLocalDate();
    }

    /** The highest hour of the evening; NaN if fewer than five of its seven hours were measured. */
    double evening(LocalDate date) {
        return count(date, EVENING, NIGHT) < FEWEST_HOURS
                ? Double.NaN
                : highest(row(date, EVENING), row(date, NIGHT));
    }

    /** The last row of an evening. */
    int end(LocalDate date) {
        return row(date, NIGHT);
    }

    /** What is known at noon; the first is 1. */
    double[] features(LocalDate date) {
        int noon = row(date, NOON);
        double morning = or(mean(noon - 2, noon), or(mean(noon - 12, noon), mean(noon - 167, noon)));
        double yesterday = or(highest(row(date.minusDays(1), EVENING), row(date.minusDays(1), NIGHT)), morning);
        double week = 0;
        for (int d = 2; d <= 7; d++)
            week += log(or(evening(date.minusDays(d)), yesterday)) / 6;
        double turn = 2 * Math.PI * date.getDayOfYear() / 365.25;
        return new double[] {
            1,
            log(or(morning, 0)),
            log(or(yesterday, 0)),
            week,
            log(or(highest(noon - 12, noon), or(morning, 0))),
            log(or(mean(noon - 23, noon), or(morning, 0))),
            Math.sin(turn),
            Math.cos(turn)
        };
    }

    private int count(LocalDate date, int from, int to) {
        int n = 0;
        for (int row = row(date, from); row <= row(date, to); row++) if (is(row)) n++;
        return n;
    }

    private boolean is(int row) {
        return row >= 0 && row < v.length && !Double.isNaN(v[row]);
    }

    private double highest(int from, int to) {
        double highest = Double.NaN;
        for (int row = from; row <= to; row++)
            if (is(row) && !(highest >= v[row])) highest = v[row];
        return highest;
    }

    private double mean(int from, int to) {
        double sum = 0;
        int n = 0;
        for (int row = from; row <= to; row++) {
            if (!is(row)) continue;
            sum += v[row];
            n++;
        }
        return n == 0 ? Double.NaN : sum / n;
    }

    private static double or(double value, double otherwise) {
        return Double.isNaN(value) ? otherwise : value;
    }

    private static double log(double value) {
        return Math.log1p(Math.max(0, value));
    }
}
