package city.qala.governance.audit;

import java.time.Instant;

/**
 * What a witness answered last.
 *
 * @param witness its address, or the folder that others keep
 * @param size of the signed state that was sent
 * @param at when
 * @param state what came of it
 * @param said why it failed, or the key that signed; empty if nothing more is to say
 * @param taken size of the last state that it has taken; 0 if none
 */
public record Witnessed(
        String witness, long size, Instant at, State state, String said, long taken) {

    /** What came of sending a state. */
    public enum State {
        /** It signed the state in turn, and the signature holds. */
        COSIGNED,
        /** It took the state; what it answered is kept. */
        RECEIVED,
        /** It did not, or its signature does not hold. */
        FAILED
    }
}
