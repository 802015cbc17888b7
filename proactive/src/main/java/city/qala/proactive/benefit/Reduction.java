package city.qala.proactive.benefit;

import city.qala.kernel.Problem;
import city.qala.kernel.Ulid;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Less of a benefit, or its end. The machine proposes it and a named person decides; an objection
 * holds it until it is answered.
 *
 * @param id our own id
 * @param entitlement of what
 * @param household whose it is
 * @param amount what would be left; zero ends it
 * @param assessment the decision that gave rise to it
 * @param state how far it is
 * @param proposed when the machine proposed it
 * @param officer the named person who decided; empty before
 * @param reason in the officer's words
 * @param wrong whether the benefit was never due, by the officer's finding
 * @param effective from when it counts; empty before it is decided
 */
public record Reduction(
        Ulid id,
        Ulid entitlement,
        Ulid household,
        BigDecimal amount,
        Ulid assessment,
        State state,
        Instant proposed,
        String officer,
        String reason,
        boolean wrong,
        Optional<LocalDate> effective) {

    /** How far it is. */
    public enum State {
        /** Waits for an official; nothing is less. */
        PROPOSED,
        /** An official decided it; it counts from a day on. */
        CONFIRMED,
        /** An objection waits for its answer; nothing is less. */
        HELD,
        /** It has taken effect. */
        DONE,
        /** It was refused, or the reason for it is gone. */
        DROPPED
    }

    public Reduction {
        if (amount.signum() < 0) throw Problem.invalid("amount", amount, "must not be negative");
        boolean decided = state == State.CONFIRMED || state == State.HELD || state == State.DONE;
        if (decided && (officer.isBlank() || effective.isEmpty()))
            throw Problem.invalid("officer", "nobody", "must be a named person");
    }

    /** Whether it still may take effect. */
    public boolean isOpen() {
        return state == State.PROPOSED || state == State.CONFIRMED || state == State.HELD;
    }

    /** Whether it ends the benefit. */
    public boolean isEnd() {
        return amount.signum() == 0;
    }
}
