package city.qala.proactive.benefit;

import city.qala.kernel.Problem;
import city.qala.kernel.Ulid;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A benefit that was offered or granted to a unit: a person, a household or a dwelling.
 *
 * @param id our own id
 * @param household whose it is
 * @param policy id of the benefit
 * @param unit id of the person, household or dwelling
 * @param state how far it is
 * @param amount for one period; only a named person lets it fall
 * @param since the day of the grant, or of the offer
 * @param until the last day of its term; empty if it goes on while the conditions hold
 * @param offered when it was offered; empty for what came by itself
 * @param reminded when the offer was repeated
 * @param assessment the decision that it rests on
 */
public record Entitlement(
        Ulid id,
        Ulid household,
        String policy,
        String unit,
        State state,
        BigDecimal amount,
        LocalDate since,
        Optional<LocalDate> until,
        Optional<LocalDate> offered,
        Optional<LocalDate> reminded,
        Ulid assessment) {

    /** How far it is. */
    public enum State {
        /** Waits for a yes. */
        OFFERED,
        /** Is paid. */
        GRANTED,
        /** Somebody whose yes was needed said no. */
        DECLINED,
        /** Nobody answered in time, or the conditions ended before anybody did. */
        LAPSED,
        /** Its term is over, or a named person ended it. */
        ENDED
    }

    public Entitlement {
        if (amount.signum() < 0) throw Problem.invalid("amount", amount, "must not be negative");
    }

    /** Whether it is offered or granted, so that there is no second one beside it. */
    public boolean isLive() {
        return state == State.OFFERED || state == State.GRANTED;
    }

    /** The same for another amount and on another decision. */
    Entitlement with(State next, BigDecimal sum, LocalDate from, Ulid decision) {
        return new Entitlement(
                id, household, policy, unit, next, sum, from, until, offered, reminded, decision);
    }
}
