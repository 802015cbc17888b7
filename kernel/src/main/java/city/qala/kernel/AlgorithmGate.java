package city.qala.kernel;

import java.time.Instant;
import java.util.Optional;

/** Whether an algorithm may run at this moment. The public register answers; the kernel asks. */
public interface AlgorithmGate {

    /**
     * Why something does not run, in words for everybody.
     *
     * @param since since when
     * @param by role of the person who switched it off, or {@code system} for a lapse
     * @param reason what they said
     */
    record Off(Instant since, String by, String reason) {}

    /**
     * Why this version may not run now; empty if it may. Cheap enough to be asked for every result,
     * and true at once in the process that switches off, within a minute in any other.
     */
    Optional<Off> refusal(AlgorithmVersion version);
}
