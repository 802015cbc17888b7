package city.qala.operations.incident;

import city.qala.kernel.Ulid;
import java.time.Instant;
import java.util.Optional;

/**
 * Something that happens in the town and is worked on by a written protocol.
 *
 * @param id its id
 * @param number short name for people
 * @param protocol what is done, step by step
 * @param title what it is, in the words of whoever opened it
 * @param district where; empty for the whole town
 * @param alarm the alarm that it came from
 * @param opened when
 * @param openedBy who opened it
 * @param lead who leads the work
 * @param end how it ended; empty while it lasts
 * @param test whether it is an exercise
 */
public record Incident(
        Ulid id,
        long number,
        Protocol protocol,
        String title,
        String district,
        Optional<Ulid> alarm,
        Instant opened,
        String openedBy,
        String lead,
        Optional<End> end,
        boolean test) {

    /**
     * How it ended.
     *
     * @param at when
     * @param by who said so
     * @param outcome what came of it
     */
    public record End(Instant at, String by, String outcome) {}

    /**
     * A step of the protocol that is done.
     *
     * @param step counted from 1
     * @param at when
     * @param by who did it
     */
    public record Done(int step, Instant at, String by) {}

    /**
     * A line of its log.
     *
     * @param at when
     * @param actor who
     * @param what what was done
     * @param words what was said
     */
    public record Line(Instant at, String actor, What what, String words) {}

    /** What may happen to an incident. */
    public enum What {
        OPENED,
        SAID,
        STEP,
        LEAD,
        CLOSED
    }
}
