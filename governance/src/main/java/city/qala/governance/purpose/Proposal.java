package city.qala.governance.purpose;

import city.qala.governance.purpose.Listed.Signed;
import city.qala.kernel.Problem;
import city.qala.kernel.Ulid;
import java.util.Optional;

/**
 * An erasure that one person asks for and another must agree to.
 *
 * @param id its own
 * @param subject whose data, as {@code person/01J…}; empty once it is decided
 * @param reason in words, without personal data
 * @param state where it stands
 * @param proposed who asked for it
 * @param decided who ended it; empty while it waits
 */
public record Proposal(
        Ulid id,
        String subject,
        String reason,
        State state,
        Signed proposed,
        Optional<Signed> decided) {

    /** Where an erasure stands. */
    public enum State {
        /** A second person has to agree. */
        WAITING,
        /** It is done. */
        DONE,
        /** It will not be done. */
        REFUSED
    }

    public Proposal {
        boolean waits = state == State.WAITING;
        if (waits != decided.isEmpty() || waits == subject.isEmpty())
            throw Problem.invalid("state", state, "must wait exactly while nobody has decided");
    }
}
