package city.qala.sta;

import city.qala.kernel.Problem;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An instant or an interval of time, to the microsecond, UTC.
 *
 * @param start microseconds since 1970
 * @param end the same as start for an instant
 * @param interval whether it was given as an interval; one of no length is still an interval
 */
public record TimeValue(long start, long end, boolean interval) implements Comparable<TimeValue> {

    /** 0001-01-01T00:00:00Z. */
    public static final long MIN_MICROS = -62_135_596_800_000_000L;

    /** 9999-12-31T23:59:59.999999Z. */
    public static final long MAX_MICROS = 253_402_300_799_999_999L;

    public TimeValue {
        if (!inRange(start)) throw Problem.invalid("time", start, "must be of the years 1 to 9999");
        if (!inRange(end)) throw Problem.invalid("time", end, "must be of the years 1 to 9999");
        if (end < start)
            throw Problem.invalid("time", start + "/" + end, "must not end before it starts");
        if (!interval && start != end)
            throw Problem.invalid("time", start + "/" + end, "must be one moment if no interval");
    }

    /** An instant. */
    public static TimeValue at(long micros) {
        return new TimeValue(micros, micros, false);
    }

    /** An instant; what is finer than a microsecond is cut off. */
    public static TimeValue at(Instant instant) {
        return at(micros(instant));
    }

    /** An interval. */
    public static TimeValue between(long start, long end) {
        return new TimeValue(start, end, true);
    }

    /**
     * Reads ISO 8601 with an offset: {@code 2026-11-22T08:00:00+06:00}, or two of them with a slash
     * between. Seconds may be left out, fractions may have nine digits, of which six are kept.
     *
     * @throws Problem {@code invalid-parameter} for anything else, a leap second among them
     */
    public static TimeValue parse(String text) {
        return TimeText.parse(text);
    }

    /** The same, null where {@link #parse} refuses. */
    public static @Nullable TimeValue parseOrNull(String text) {
        return TimeText.parseOrNull(text);
    }

    /** Microseconds since 1970; what is finer is cut off towards the past. */
    public static long micros(Instant instant) {
        return Math.addExact(
                Math.multiplyExact(instant.getEpochSecond(), 1_000_000L),
                instant.getNano() / 1_000);
    }

    static boolean inRange(long micros) {
        return micros >= MIN_MICROS && micros <= MAX_MICROS;
    }

    /** The start as an instant. */
    public Instant startInstant() {
        return Instant.ofEpochSecond(
                Math.floorDiv(start, 1_000_000L), Math.floorMod(start, 1_000_000L) * 1_000L);
    }

    /** By start, then by end. */
    @Override
    public int compareTo(TimeValue other) {
        int byStart = Long.compare(start, other.start);
        return byStart != 0 ? byStart : Long.compare(end, other.end);
    }

    /** Appends one moment as {@code 2026-11-22T02:00:00Z}, with 0, 3 or 6 digits of fraction. */
    public static void print(long micros, StringBuilder out) {
        TimeText.print(micros, out);
    }

    /** Canonical ISO 8601 in UTC with the fewest of 0, 3 and 6 digits of fraction. */
    @Override
    public String toString() {
        StringBuilder out = new StringBuilder(interval ? 49 : 24);
        print(start, out);
        if (interval) {
            out.append('/');
            print(end, out);
        }
        return out.toString();
    }
}
