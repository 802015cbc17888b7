package city.qala.proactive.benefit;

import java.math.BigDecimal;

/**
 * What follows for an entitlement from what was decided. There is no move by which the machine
 * gives less: the nearest to it is {@link Propose}.
 */
sealed interface Move {

    /** Nothing. */
    record Keep() implements Move {}

    /** It begins, without anybody's yes. */
    record Give(BigDecimal amount) implements Move {}

    /** It is offered; somebody's yes is needed. */
    record Offer(BigDecimal amount) implements Move {}

    /** What is offered is another amount now. */
    record Reprice(BigDecimal amount) implements Move {}

    /** More than before. */
    record Raise(BigDecimal amount) implements Move {}

    /** An official is asked whether it shall be less, or end. */
    record Propose(BigDecimal amount) implements Move {}

    /** A reduction that was proposed or decided has lost its reason. */
    record Drop() implements Move {}

    /** An offer that nobody accepted does not hold any more. */
    record Lapse() implements Move {}

    /** The term is over; it is offered again if the conditions still hold. */
    record EndOfTerm() implements Move {}
}
