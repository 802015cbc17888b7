package city.qala.governance.resident;

import java.time.Instant;

/**
 * One step in the history of a case.
 *
 * @param actor account of who did it
 */
public record CaseStep(Instant at, String actor, What what) {

    /** What was done. */
    public enum What {
        MADE,
        READ,
        ANSWERED,
        WITHDRAWN,
        CORRECTED,
        ERASED
    }
}
