package city.qala.operations.alarm;

import city.qala.kernel.Ulid;
import java.time.Instant;

/**
 * One line of an alarm's log.
 *
 * @param alarm whose
 * @param at when it was written down
 * @param actor name of who did it; {@code system} for the machine
 * @param what what was done
 * @param words what a person said about it; empty if nothing
 */
public record Step(Ulid alarm, Instant at, String actor, What what, String words) {

    /** What may happen to an alarm. */
    public enum What {
        RAISED,
        JOINED,
        GRAVER,
        TAKEN,
        NOTED,
        HANDED,
        RETURNED,
        CLEARED,
        CLOSED,
        SHELVED,
        UNSHELVED,
        ESCALATED
    }
}
