package city.qala.sensing;

import city.qala.sensing.UsualBand.HourlyMeans;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;

/**
 * The mean of many channels of one property, and what is usual for it. Of more than sixty channels
 * an even sample of sixty stands for all: enough for a line of 176 pixels.
 */
final class AreaGauge {

    static final Duration DAY = Duration.ofDays(1);
    static final int PIECES = 48;
    private static final int SAMPLE = 60;

    private final Readings readings;
    private final ZoneId zone;

    AreaGauge(Readings readings, ZoneId zone) {
        this.readings = readings;
        this.zone = zone;
    }

    /**
     * The last 24 hours.
     *
     * @param values mean of the channels every half hour, NaN where none spoke
     * @param usual lower and upper edge of the usual band
     */
    @SuppressWarnings("ArrayRecordComponent") // columns of numbers, never changed
    record Line(double[] values, double[][] usual) {

        /** The last value; NaN if nothing was said lately. */
        double last() {
            double newest = values[values.length - 1];
            return Double.isFinite(newest) ? newest : values[values.length - 2];
        }

        /** The usual band now. */
        UsualBand now() {
            int last = usual[0].length - 1;
            boolean known = Double.isFinite(usual[0][last]);
            return new UsualBand(usual[0][last], usual[1][last], known ? UsualBand.LEAST_WEEKS : 0);
        }

        /**
         * Whether the last value is far from usual: by more than one and a half widths of the band
         * and a fifth of what the day and its usual band span.
         */
        boolean odd() {
            UsualBand band = now();
            double last = last();
            if (!band.known() || !Double.isFinite(last)) return false;
            double margin =
                    Math.max(1.5 * (band.high() - band.low()), 0.2 * (greatest() - least()));
            return last > band.high() + margin || last < band.low() - margin;
        }

        boolean empty() {
            return Arrays.stream(values).noneMatch(Double::isFinite);
        }

        /** Least of all that is drawn. */
        double least() {
            return fold(Double.POSITIVE_INFINITY, true);
        }

        /** Greatest of all that is drawn. */
        double greatest() {
            return fold(Double.NEGATIVE_INFINITY, false);
        }

        private double fold(double start, boolean least) {
            double found = start;
            for (double[] row : List.of(values, usual[0], usual[1])) {
                for (double v : row) {
                    if (Double.isFinite(v)) found = least ? Math.min(found, v) : Math.max(found, v);
                }
            }
            return found;
        }
    }

    Line of(List<Channel> channels, Instant now) {
        List<Channel> sample = sample(channels);
        double[][] rows = new double[sample.size()][];
        for (int i = 0; i < rows.length; i++) rows[i] = carried(sample.get(i), now);
        return new Line(mean(rows), usual(sample, now));
    }

    private static List<Channel> sample(List<Channel> all) {
        if (all.size() <= SAMPLE) return all;
        return java.util.stream.IntStream.range(0, SAMPLE)
                .mapToObj(i -> all.get((int) ((long) i * all.size() / SAMPLE)))
                .toList();
    }

    /**
     * One channel's pieces. What speaks less often than every piece keeps its value until it counts
     * as silent; else each piece would be the mean of other channels than the next.
     */
    private double[] carried(Channel channel, Instant now) {
        double[] values = readings.means(channel.stream(), now, DAY, PIECES);
        return kept(values, channel, DAY.toMinutes() / PIECES);
    }

    /** The same for hourly means. */
    private static double[] steady(double[] means, Channel channel) {
        boolean rare = channel.interval().compareTo(Duration.ofHours(1)) > 0;
        return rare ? kept(means.clone(), channel, 60) : means;
    }

    private static double[] kept(double[] values, Channel channel, long pieceMinutes) {
        long patience = SilenceRule.patience(channel.interval()).toMinutes();
        int reach = (int) Math.min(PIECES, patience / pieceMinutes);
        int age = 0;
        for (int i = 1; i < values.length; i++) {
            boolean spoke = Double.isFinite(values[i]);
            age = spoke ? 0 : age + 1;
            if (!spoke && age <= reach) values[i] = values[i - 1];
        }
        return values;
    }

    private double[][] usual(List<Channel> sample, Instant now) {
        double[] low = new double[PIECES];
        double[] high = new double[PIECES];
        HourlyMeans history = history(sample, now);
        for (int i = 0; i < PIECES; i++) {
            Instant at = now.minus(DAY).plus(DAY.multipliedBy(i).dividedBy(PIECES - 1));
            UsualBand band = UsualBand.moving(history, at, zone);
            low[i] = band.low();
            high[i] = band.high();
        }
        return new double[][] {low, high};
    }

    private HourlyMeans history(List<Channel> sample, Instant now) {
        double[][] rows = new double[sample.size()][];
        Instant from = now.truncatedTo(ChronoUnit.HOURS);
        for (int i = 0; i < rows.length; i++) {
            HourlyMeans one = readings.history(sample.get(i).stream(), now);
            rows[i] = steady(one.means(), sample.get(i));
            from = one.from();
        }
        return new HourlyMeans(from, mean(rows));
    }

    /** Column means over what is there. */
    private static double[] mean(double[][] rows) {
        int width = rows.length == 0 ? PIECES : rows[0].length;
        double[] mean = new double[width];
        for (int i = 0; i < width; i++) {
            double sum = 0;
            int n = 0;
            for (double[] row : rows) {
                if (!Double.isFinite(row[i])) continue;
                sum += row[i];
                n++;
            }
            mean[i] = n == 0 ? Double.NaN : sum / n;
        }
        return mean;
    }
}
