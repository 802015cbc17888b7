package city.qala.operations.alarm;

import city.qala.kernel.Problem;
import java.time.Instant;

/**
 * A stretch of time.
 *
 * @param from its beginning
 * @param to its end, which does not belong to it
 */
public record Span(Instant from, Instant to) {
    public Span {
        if (!from.isBefore(to)) throw Problem.invalid("from", from, "must be before " + to);
    }
}
