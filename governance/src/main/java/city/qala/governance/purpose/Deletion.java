package city.qala.governance.purpose;

import java.time.Instant;

/**
 * The record of a deletion: what, how many, why, when; nothing of what it held.
 *
 * @param at when
 * @param what table or part of the city
 * @param rows how many rows, values or keys are gone
 * @param why because they were old, or because somebody asked
 * @param actor who did it; {@code system} for timed work
 * @param reason in words, without personal data
 */
public record Deletion(Instant at, String what, long rows, Why why, String actor, String reason) {
    /** Why something was deleted. */
    public enum Why {
        /** Its time was over. */
        EXPIRED,
        /** The person concerned asked. */
        ERASED
    }
}
