package city.qala.sensing;

import city.qala.kernel.Problem;
import city.qala.platform.http.Exchange;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/**
 * The moment that a page shows.
 *
 * @param at the moment
 * @param live whether it is now and moves on
 */
record Moment(Instant at, boolean live) {

    /**
     * The moment of the option {@code at}: ISO 8601 with offset, or {@code live}, which is the
     * default. A moment to come means now.
     */
    static Moment of(Exchange exchange, Instant now) {
        Optional<String> asked = exchange.queryParam("at").filter(a -> !a.equals("live"));
        if (asked.isEmpty()) return new Moment(now, true);
        Instant at = parse("at", asked.get());
        return at.isBefore(now) ? new Moment(at, false) : new Moment(now, true);
    }

    /** A time with its offset; a space stands for a plus that was not encoded. */
    static Instant parse(String option, String text) {
        try {
            return OffsetDateTime.parse(text.replace(' ', '+')).toInstant();
        } catch (DateTimeParseException e) {
            throw Problem.query(
                    "%s must be a time with an offset, such as 2026-01-14T21:00:00+05:00.", option);
        }
    }
}
