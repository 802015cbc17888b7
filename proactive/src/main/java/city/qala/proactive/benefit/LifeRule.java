package city.qala.proactive.benefit;

import city.qala.proactive.benefit.Entitlement.State;
import city.qala.proactive.decide.Outcome;
import city.qala.proactive.decide.Verdict;
import city.qala.proactive.law.Delivery;
import city.qala.proactive.law.Period;
import city.qala.proactive.law.Policy;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;

/**
 * What follows from a verdict for what somebody has. Pure. The machine may grant, raise and
 * propose; it never takes: an answer that cannot be told changes nothing.
 */
final class LifeRule {
    /** After a no the same offer is not made again for so long. */
    private static final int MONTHS_AFTER_NO = 12;

    private LifeRule() {}

    /**
     * The move for one unit of one policy.
     *
     * @param has the newest entitlement of this unit under this policy, live or not
     * @param cut the open reduction of it, if there is one
     */
    static Move next(
            Policy policy,
            Verdict verdict,
            Optional<Entitlement> has,
            Optional<Reduction> cut,
            LocalDate on) {
        if (has.isEmpty() || !has.get().isLive()) return fresh(policy, verdict, has, on);
        Entitlement e = has.get();
        if (e.state() == State.OFFERED) return offered(policy, verdict, e, on);
        if (e.until().isPresent() && e.until().get().isBefore(on)) return new Move.EndOfTerm();
        return granted(policy, verdict, e, cut);
    }

    private static Move fresh(
            Policy policy, Verdict verdict, Optional<Entitlement> before, LocalDate on) {
        if (verdict.outcome() != Outcome.ENTITLED) return new Move.Keep();
        boolean refused =
                before.filter(e -> e.state() == State.DECLINED)
                        .filter(e -> e.since().plusMonths(MONTHS_AFTER_NO).isAfter(on))
                        .isPresent();
        // What lapsed in this period was there to be taken; it comes again with the next one.
        boolean lapsed =
                before.filter(e -> e.state() == State.LAPSED)
                        .filter(e -> !e.since().isBefore(verdict.period().start()))
                        .isPresent();
        boolean had = isOnce(policy) && before.filter(e -> e.state() == State.ENDED).isPresent();
        if (refused || lapsed || had || !isOpen(policy.delivery(), on)) return new Move.Keep();
        return asks(policy.delivery())
                ? new Move.Offer(verdict.amount())
                : new Move.Give(verdict.amount());
    }

    private static Move offered(Policy policy, Verdict verdict, Entitlement e, LocalDate on) {
        if (!isOpen(policy.delivery(), on)) return new Move.Lapse();
        return switch (verdict.outcome()) {
            case CANNOT_TELL -> new Move.Keep();
            case NOT_ENTITLED, NOT_IN_FORCE -> new Move.Lapse();
            case ENTITLED ->
                    verdict.amount().compareTo(e.amount()) == 0
                            ? new Move.Keep()
                            : new Move.Reprice(verdict.amount());
        };
    }

    private static Move granted(
            Policy policy, Verdict verdict, Entitlement e, Optional<Reduction> cut) {
        // A thing given once is not taken back because its day is over.
        if (isOnce(policy) || verdict.outcome() == Outcome.CANNOT_TELL) return new Move.Keep();
        BigDecimal due = verdict.outcome() == Outcome.ENTITLED ? verdict.amount() : BigDecimal.ZERO;
        int order = due.compareTo(e.amount());
        if (order > 0) return new Move.Raise(due);
        if (order == 0) return cut.isPresent() ? new Move.Drop() : new Move.Keep();
        boolean same = cut.filter(c -> c.amount().compareTo(due) == 0).isPresent();
        boolean decided =
                cut.filter(c -> c.state() != Reduction.State.PROPOSED)
                        .filter(c -> c.amount().compareTo(due) > 0)
                        .isPresent();
        return same || decided ? new Move.Keep() : new Move.Propose(due);
    }

    /** Whether it is given one time only. */
    static boolean isOnce(Policy policy) {
        return policy.rhythm() == Period.Kind.DAY;
    }

    /** Whether somebody's yes is needed before it begins. */
    static boolean asks(Delivery d) {
        return d.mode() != Delivery.Mode.AUTOMATIC || d.consent() != Delivery.Consent.NONE;
    }

    /** Whether it may be taken up on a day of the month. */
    static boolean isOpen(Delivery d, LocalDate on) {
        int day = on.getDayOfMonth();
        boolean last = d.windowTo() >= 31 || day <= d.windowTo();
        return day >= d.windowFrom() && last;
    }

    /** The last day of a term that begins on a day; empty if it goes on by itself. */
    static Optional<LocalDate> term(Policy policy, LocalDate from) {
        return policy.delivery().prolongation() == Delivery.Prolongation.AUTOMATIC || isOnce(policy)
                ? Optional.empty()
                : Optional.of(Period.of(policy.rhythm(), from).end());
    }

    /**
     * From when a reduction counts that is decided on a day: the first day of a period, and not
     * before the days for an objection are over.
     */
    static LocalDate effective(Policy policy, LocalDate decided) {
        LocalDate earliest = decided.plusDays(Math.max(1, policy.delivery().appealDays()));
        Period p = Period.of(isOnce(policy) ? Period.Kind.MONTH : policy.rhythm(), earliest);
        return p.start().equals(earliest) ? earliest : p.plus(1).start();
    }
}
