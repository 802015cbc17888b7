package city.qala.operations.notice;

import java.time.Instant;
import java.util.Optional;

/**
 * A notice on its way to one receiver.
 *
 * @param receiver mail or web address
 * @param state whether it got there
 * @param attempts how often it was tried
 * @param sent when it got there
 * @param trouble code of what went wrong last; empty for nothing
 */
public record Delivery(
        String receiver, State state, int attempts, Optional<Instant> sent, String trouble) {

    /** Whether a notice got there. */
    public enum State {
        WAITING,
        SENT,
        GIVEN_UP
    }
}
