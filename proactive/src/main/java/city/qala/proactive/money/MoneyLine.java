package city.qala.proactive.money;

import city.qala.kernel.Problem;
import city.qala.kernel.Ulid;
import java.math.BigDecimal;
import java.time.Instant;

/**
 * Money for one period of one entitlement.
 *
 * @param id by which those who pay refer to it
 * @param household whose it is
 * @param entitlement id of what it is paid for
 * @param policy the benefit; it never leaves the house
 * @param unit whose it is
 * @param kind on a bill, or as a payment
 * @param account whose bill, or who is paid
 * @param period such as {@code 2026-11}; {@code once} for what is given one time
 * @param seq 0 for the period's amount, then more of it
 * @param amount more than zero
 * @param state how far it is
 * @param batch with which it left; empty before
 * @param told what came back, in the words of whoever paid
 * @param at when it was set down
 */
public record MoneyLine(
        Ulid id,
        Ulid household,
        String entitlement,
        String policy,
        String unit,
        Kind kind,
        String account,
        String period,
        int seq,
        BigDecimal amount,
        State state,
        String batch,
        String told,
        Instant at) {

    /** How money reaches people. */
    public enum Kind {
        /** As a discount on the utility bill of a dwelling. */
        BILL,
        /** As a payment to a person or a family. */
        PAY
    }

    /** How far it is. */
    public enum State {
        READY,
        SENT,
        SETTLED,
        RETURNED
    }

    public MoneyLine {
        if (amount.signum() <= 0) throw Problem.invalid("amount", amount, "must be more than zero");
    }
}
