package city.qala.sensing.series;

/** Bounds of the pieces of a roll-up. */
final class Pieces {

    /** An hour in µs. */
    static final long HOUR = 3_600_000_000L;

    /** A day in µs. */
    static final long DAY = 24 * HOUR;

    /** The most pieces of one roll-up. */
    static final int MOST = 10_000;

    private Pieces() {}

    /** Whether pieces are so long that their bounds lie on whole hours. */
    static boolean areHours(long from, long to, int buckets) {
        return Math.subtractExact(to, from) / buckets >= HOUR;
    }

    /**
     * The bounds between {@code from} and {@code to}: {@code buckets + 1} times, ascending.
     *
     * @throws IllegalArgumentException if the span is empty or the number of pieces out of range
     */
    static long[] bounds(long from, long to, int buckets) {
        if (from >= to || buckets < 1 || buckets > MOST) {
            throw new IllegalArgumentException(
                    "No pieces: " + from + " to " + to + " in " + buckets);
        }
        long span = Math.subtractExact(to, from);
        long whole = span / buckets;
        long rest = span % buckets;
        long[] bounds = new long[buckets + 1];
        for (int i = 0; i <= buckets; i++) {
            bounds[i] = from + whole * i + rest * i / buckets;
        }
        if (areHours(from, to, buckets)) {
            for (int i = 0; i < buckets; i++) {
                bounds[i] = Math.floorDiv(bounds[i], HOUR) * HOUR;
            }
            bounds[buckets] = Math.ceilDiv(to, HOUR) * HOUR;
        }
        return bounds;
    }
}
