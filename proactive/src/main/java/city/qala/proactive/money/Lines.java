package city.qala.proactive.money;

import city.qala.kernel.Grant;
import city.qala.kernel.Ulid;
import city.qala.platform.db.Tx;
import city.qala.proactive.law.Period;
import city.qala.proactive.law.Policy;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * What has to go out for each period of each entitlement, once. A period's money is set down when
 * the period begins or the entitlement does; a rise within it adds a line with the difference.
 */
public final class Lines {
    /** The period of what is given one time. */
    public static final String ONCE = "once";

    private final LineStore store = new LineStore();

    /** What is set down already for some households' entitlements in the periods of a day. */
    public static final class SetDown {
        private final Map<String, LineStore.SetDown> known;

        private SetDown(Map<String, LineStore.SetDown> known) {
            this.known = known;
        }

        /**
         * How much is missing until an amount is set down; the place of the line that adds it.
         * Money has whole hundredths: what a policy leaves unrounded is paid up to the next one.
         */
        public Gap gap(String entitlement, String period, BigDecimal exact) {
            BigDecimal amount =
                    exact.scale() <= 2 ? exact : exact.setScale(2, RoundingMode.CEILING);
            LineStore.SetDown s = known.get(entitlement + " " + period);
            return s == null ? new Gap(0, amount) : new Gap(s.lines(), amount.subtract(s.total()));
        }
    }

    /**
     * What is missing of a period's money.
     *
     * @param seq the place of the line that would add it
     * @param amount zero or less if nothing is missing
     */
    public record Gap(int seq, BigDecimal amount) {}

    /** The period's name in which money of a policy is set down on a day. */
    public static String period(Policy policy, LocalDate on) {
        return policy.rhythm() == Period.Kind.DAY
                ? ONCE
                : Period.of(policy.rhythm(), on).toString();
    }

    /** On whose paper it goes out: a dwelling's bill, else a payment. */
    public static MoneyLine.Kind kind(Policy policy) {
        return policy.of() == city.qala.proactive.law.Entity.DWELLING
                ? MoneyLine.Kind.BILL
                : MoneyLine.Kind.PAY;
    }

    /** What is set down already. */
    public SetDown setDown(Tx tx, Collection<Ulid> households, LocalDate on) {
        List<String> periods = new ArrayList<>();
        periods.add(ONCE);
        Arrays.stream(Period.Kind.values())
                .filter(k -> k != Period.Kind.DAY)
                .forEach(k -> periods.add(Period.of(k, on).toString()));
        return new SetDown(store.setDown(tx, households, periods));
    }

    /** Sets lines down; one that is there already is passed over. */
    public void add(Tx tx, List<MoneyLine> lines) {
        var _ = store.add(tx, lines);
    }

    /** The newest lines of a household. */
    public List<MoneyLine> of(Tx tx, Grant grant, Ulid household, int most) {
        return store.of(tx, grant, household, most);
    }
}
