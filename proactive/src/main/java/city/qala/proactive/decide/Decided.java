package city.qala.proactive.decide;

import city.qala.proactive.law.Period;
import city.qala.proactive.law.Policy;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;

/** One policy decided for all units of a population, in columns. */
final class Decided {
    /** Decimals that amounts have room for in 64 bits; more are kept beside. */
    private static final int DECIMALS = 4;

    final Policy policy;
    final Period period;
    final byte[] outcome;
    private final Packed amounts = new Packed();

    /** Amounts that need more than 64 bits or four decimals. */
    private final Map<Integer, BigDecimal> odd = new HashMap<>();

    /** Bit k: clause k is not fulfilled. */
    private final Packed failed = new Packed();

    /** Bit k: clause k is unknown. */
    private final Packed open = new Packed();

    Decided(Policy policy, Period period, int units) {
        this.policy = policy;
        this.period = period;
        this.outcome = new byte[units];
        amounts.grow(units);
        failed.grow(units);
        open.grow(units);
    }

    /** The amount of a unit; zero if it is not entitled. */
    BigDecimal amount(int unit) {
        BigDecimal exact = odd.isEmpty() ? null : odd.get(unit);
        return exact != null ? exact : BigDecimal.valueOf(amounts.at(unit), DECIMALS);
    }

    /** Whether clause {@code k} is not fulfilled for a unit. */
    boolean failed(int unit, int k) {
        return (failed.at(unit) & bit(k)) != 0;
    }

    /** Whether clause {@code k} is unknown for a unit. */
    boolean open(int unit, int k) {
        return (open.at(unit) & bit(k)) != 0;
    }

    /** Whether no clause stands in the way of a unit. */
    boolean noneFailed(int unit) {
        return failed.at(unit) == 0;
    }

    private static long bit(int k) {
        return 1L << Math.min(k, 63);
    }

    /** Takes in which rows a clause lets through. */
    void mark(int k, Column lets, int at, int rows) {
        boolean known = lets.state == null;
        for (int i = 0; i < rows; i++) {
            if (!known && lets.state(i) != Column.KNOWN) open.set(at + i, open.at(at + i) | bit(k));
            else if (lets.value(i) == 0) failed.set(at + i, failed.at(at + i) | bit(k));
        }
    }

    Outcome outcome(int unit) {
        return Outcome.of(outcome[unit]);
    }

    /** Takes the paid amounts of a batch in, whose first unit stands at a row of this. */
    void take(Column paid, int at, int rows) {
        boolean lift = paid.scale <= DECIMALS && paid.big == null;
        long f = lift ? Column.TEN[DECIMALS - paid.scale] : 1;
        for (int i = 0; i < rows; i++) {
            byte s = paid.state(i);
            if (s != Column.KNOWN) {
                outcome[at + i] = code(s);
                continue;
            }
            long x = paid.value(i);
            boolean some = x > 0 || (paid.isBig(i) && paid.decimal(i).signum() > 0);
            outcome[at + i] = (some ? Outcome.ENTITLED : Outcome.NOT_ENTITLED).code();
            boolean fits = lift && x < Long.MAX_VALUE / 10_000 && x > Long.MIN_VALUE / 10_000;
            if (x == 0 && !paid.isBig(i)) continue;
            if (fits) amounts.set(at + i, x * f);
            else odd.put(at + i, paid.decimal(i));
        }
    }

    private static byte code(byte state) {
        Outcome o = state == Column.UNKNOWN ? Outcome.CANNOT_TELL : Outcome.NOT_IN_FORCE;
        return o.code();
    }
}
