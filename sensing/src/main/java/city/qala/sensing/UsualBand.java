package city.qala.sensing;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;

/**
 * What is usual for an hour: the band between 10 % and 90 % of the hourly means of the same weekday
 * and hour, by the city's clock, in the last eight weeks.
 *
 * @param low 10 % of the values lie below; NaN if fewer than three weeks are known
 * @param high 90 % of the values lie below
 * @param weeks how many weeks took part
 */
public record UsualBand(double low, double high, int weeks) {

    /** Weeks looked back. */
    public static final int WEEKS = 8;

    /** Weeks without which nothing is called usual. */
    public static final int LEAST_WEEKS = 3;

    private static final UsualBand NONE = new UsualBand(Double.NaN, Double.NaN, 0);

    /**
     * The band of the hour that holds a moment.
     *
     * <p>A week ago is seven days earlier by the local clock: over a change to summer time the hour
     * of the day stays the same.
     */
    public static UsualBand at(HourlyMeans means, Instant moment, ZoneId zone) {
        ZonedDateTime local = moment.atZone(zone);
        double[] found = new double[WEEKS];
        int n = 0;
        for (int week = 1; week <= WEEKS; week++) {
            double mean = means.at(local.minusWeeks(week).toInstant());
            if (Double.isFinite(mean)) found[n++] = mean;
        }
        if (n < LEAST_WEEKS) return NONE;
        Arrays.sort(found, 0, n);
        return new UsualBand(quantile(found, n, 0.1), quantile(found, n, 0.9), n);
    }

    /**
     * The band at a moment, moving evenly between the middles of the hours, so that a rise within
     * an hour, as every morning, does not count as unusual.
     */
    public static UsualBand moving(HourlyMeans means, Instant moment, ZoneId zone) {
        Instant middle = moment.truncatedTo(ChronoUnit.HOURS).plus(30, ChronoUnit.MINUTES);
        double share = ChronoUnit.SECONDS.between(middle, moment) / 3600.0;
        UsualBand here = at(means, middle, zone);
        UsualBand next = at(means, middle.plus(share < 0 ? -1 : 1, ChronoUnit.HOURS), zone);
        if (!here.known() || !next.known()) return here;
        double weight = Math.abs(share);
        return new UsualBand(
                here.low + weight * (next.low - here.low),
                here.high + weight * (next.high - here.high),
                Math.min(here.weeks, next.weeks));
    }

    /** Whether something is called usual at all. */
    public boolean known() {
        return weeks >= LEAST_WEEKS;
    }

    /** Whether a value lies above the band. */
    public boolean exceededBy(double value) {
        return known() && value > high;
    }

    /**
     * Whether a value lies so far out that it must be looked at: beyond the band by more than one
     * and a half times the band's width, and by more than a share of what is usual.
     *
     * @param share least distance from the band, as a share of its greater edge
     */
    public boolean farFrom(double value, double share) {
        if (!known() || !Double.isFinite(value)) return false;
        double size = Math.max(Math.abs(high), Math.abs(low));
        double margin = Math.max(1.5 * (high - low), share * size);
        return value > high + margin || value < low - margin;
    }

    /** Linear interpolation between the two nearest ranks. */
    private static double quantile(double[] sorted, int n, double share) {
        double place = share * (n - 1);
        int below = (int) place;
        int above = Math.min(below + 1, n - 1);
        return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }

    /** Hourly means of the last weeks, in order, NaN where nothing was measured. */
    public static final class HourlyMeans {
        private final Instant from;
        private final double[] means;

        /**
         * A row of means.
         *
         * @param from start of the first hour
         * @param means one an hour; not to be changed afterwards
         */
        HourlyMeans(Instant from, double[] means) {
            this.from = from;
            this.means = means;
        }

        /** Start of the first hour. */
        public Instant from() {
            return from;
        }

        double[] means() {
            return means;
        }

        /** The mean of the hour that holds a moment; NaN outside what is known. */
        double at(Instant moment) {
            long hour = ChronoUnit.HOURS.between(from, moment);
            boolean inside = !moment.isBefore(from) && hour < means.length;
            return inside ? means[(int) hour] : Double.NaN;
        }
    }
}
