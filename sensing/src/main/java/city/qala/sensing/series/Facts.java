package city.qala.sensing.series;

import org.jspecify.annotations.Nullable;

/**
 * What is known of a stream that has observations.
 *
 * @param count observations
 * @param from earliest start
 * @param to latest end
 * @param resultFrom earliest result time or {@link Observation#NO_TIME}
 * @param resultTo latest result time or {@link Observation#NO_TIME}
 * @param newest the observation with the greatest (from, id)
 */
record Facts(long count, long from, long to, long resultFrom, long resultTo, Observation newest) {

    static Facts of(Observation only) {
        return new Facts(1, only.from(), only.to(), only.resultTime(), only.resultTime(), only);
    }

    /** With one observation more. */
    Facts plus(Observation row) {
        return and(of(row));
    }

    /** With all that another part of the stream knows. */
    Facts and(Facts other) {
        return new Facts(
                count + other.count,
                Math.min(from, other.from),
                Math.max(to, other.to),
                earlier(resultFrom, other.resultFrom),
                Math.max(resultTo, other.resultTo),
                isAfter(other.newest, newest) ? other.newest : newest);
    }

    static @Nullable Facts joined(@Nullable Facts a, @Nullable Facts b) {
        if (a == null) {
            return b;
        }
        return b == null ? a : a.and(b);
    }

    /**
     * Whether the row may be taken out without changing anything but the count: it touches no
     * bound.
     */
    boolean holdsInside(Observation row) {
        return row.id() != newest.id()
                && row.from() > from
                && row.to() < to
                && (row.resultTime() == Observation.NO_TIME
                        || (row.resultTime() > resultFrom && row.resultTime() < resultTo));
    }

    Facts minusInner(int rows) {
        return new Facts(count - rows, from, to, resultFrom, resultTo, newest);
    }

    Series.Extent extent() {
        return new Series.Extent(count, from, to, resultFrom, resultTo);
    }

    static boolean isAfter(Observation a, Observation b) {
        return a.from() > b.from() || (a.from() == b.from() && a.id() > b.id());
    }

    private static long earlier(long a, long b) {
        if (a == Observation.NO_TIME) {
            return b;
        }
        return b == Observation.NO_TIME ? a : Math.min(a, b);
    }
}
