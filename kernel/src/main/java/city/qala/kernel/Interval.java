package city.qala.kernel;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;

/**
 * A stretch of time from an instant, inclusive, to a later one, exclusive.
 *
 * @param from its start
 * @param to its end, after the start
 */
public record Interval(Instant from, Instant to) {
    public Interval {
        if (!from.isBefore(to)) throw Problem.invalid("to", to, "must be after " + from);
    }

    /** From an instant on, so long. */
    public static Interval of(Instant from, Duration length) {
        return new Interval(from, from.plus(length));
    }

    /**
     * An interval written as ISO 8601, {@code 2026-01-01T00:00:00Z/2026-01-02T00:00:00+05:00}.
     *
     * @throws Problem {@code invalid-parameter} if it is not
     */
    public static Interval parse(String text) {
        int slash = text.indexOf('/');
        if (slash < 0) throw Problem.invalid("interval", text, "must be two times with a slash");
        try {
            return new Interval(
                    OffsetDateTime.parse(text.substring(0, slash)).toInstant(),
                    OffsetDateTime.parse(text.substring(slash + 1)).toInstant());
        } catch (DateTimeException e) {
            throw Problem.invalid("interval", text, "must be two ISO 8601 times with offsets");
        }
    }

    /** Whether the instant lies inside. */
    public boolean holds(Instant at) {
        return !at.isBefore(from) && at.isBefore(to);
    }

    /** Whether some instant lies in both. */
    public boolean overlaps(Interval other) {
        return from.isBefore(other.to) && other.from.isBefore(to);
    }

    /** How long it is. */
    public Duration length() {
        return Duration.between(from, to);
    }

    /** As ISO 8601. */
    @Override
    public String toString() {
        return from + "/" + to;
    }
}
