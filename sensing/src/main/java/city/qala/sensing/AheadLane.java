package city.qala.sensing;

import city.qala.sensing.AirAhead.Expected;
import city.qala.sensing.AirAhead.Hour;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * What is expected, as pieces of a chart that go on where the measured ones end. Between the
 * middles of two hours it moves evenly, and begins at the last value that was measured.
 */
final class AheadLane {

    private static final Duration HALF = Duration.ofMinutes(30);

    private final double[] value;
    private final double[] low;
    private final double[] high;
    private final int measured;

    private AheadLane(double[] value, double[] low, double[] high, int measured) {
        this.value = value;
        this.low = low;
        this.high = high;
        this.measured = measured;
    }

    /**
     * The lane after measured values.
     *
     * @param values means of equal pieces of the window before now
     */
    static AheadLane of(Expected expected, double[] values, Instant now, Duration window) {
        long step = window.toMillis() / (values.length - 1);
        Instant end = expected.hours().getLast().at().plus(HALF);
        int more = (int) Math.max(1, Duration.between(now, end).toMillis() / step);
        var lane =
                new AheadLane(
                        empty(values.length + more),
                        empty(values.length + more),
                        empty(values.length + more),
                        values.length);
        double last = values[values.length - 1];
        for (int i = values.length - 1; i < values.length + more; i++) {
            Instant at = now.plusMillis(step * (i - values.length + 1));
            lane.value[i] = at(expected.hours(), at, now, last, Hour::value);
            lane.low[i] = at(expected.hours(), at, now, last, Hour::low);
            lane.high[i] = at(expected.hours(), at, now, last, Hour::high);
        }
        return lane;
    }

    private static double[] empty(int pieces) {
        double[] row = new double[pieces];
        Arrays.fill(row, Double.NaN);
        return row;
    }

    private static double at(
            List<Hour> hours, Instant at, Instant now, double last, ToDoubleFunction<Hour> what) {
        Instant before = now;
        double from = last;
        for (Hour hour : hours) {
            Instant middle = hour.at().plus(HALF);
            if (middle.isBefore(now)) continue;
            double to = what.applyAsDouble(hour);
            if (!at.isAfter(middle)) {
                double way = Duration.between(before, middle).toMillis();
                double gone = Duration.between(before, at).toMillis();
                return way <= 0 ? to : from + (to - from) * gone / way;
            }
            before = middle;
            from = to;
        }
        return from;
    }

    /** Pieces in all, the measured ones included. */
    int pieces() {
        return value.length;
    }

    /** Expected values; NaN where it was measured. Not to be changed. */
    double[] value() {
        return value;
    }

    /** Lower ends of the intervals. */
    double[] low() {
        return low;
    }

    /** Upper ends of the intervals. */
    double[] high() {
        return high;
    }

    double highest() {
        return Arrays.stream(high).filter(Double::isFinite).max().orElse(Double.NaN);
    }

    /** What was measured, then what is expected. */
    double[] joined(double[] values) {
        double[] all = value.clone();
        System.arraycopy(values, 0, all, 0, measured);
        return all;
    }
}
