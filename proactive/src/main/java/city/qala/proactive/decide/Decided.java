package city.qala.proactive.decide;

import city.qala.proactive.law.Period;
import city.qala.proactive.law.Policy;
import java.math.BigDecimal;

/** One policy decided for all units of a population, in columns. */
final class Decided {
    /** Decimals that amounts have room for in 64 bits; more are kept beside. */
    private static final int DECIMALS = 4;

    final Policy policy;
    final Period period;
    final byte[] outcome;
    private final Column amount;

    /** Bit k: clause k is not fulfilled. */
    final long[] failed;

    /** Bit k: clause k is unknown. */
    final long[] open;

    Decided(Policy policy, Period period, int units) {
        this.policy = policy;
        this.period = period;
        this.outcome = new byte[units];
        this.amount = new Column(units, DECIMALS);
        this.failed = new long[units];
        this.open = new long[units];
    }

    /** The amount of a unit; zero if it is not entitled. */
    BigDecimal amount(int unit) {
        return amount.decimal(unit);
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
            outcome[at + i] = (byte) (some ? Outcome.ENTITLED : Outcome.NOT_ENTITLED).ordinal();
            boolean fits = lift && x < Long.MAX_VALUE / 10_000 && x > Long.MIN_VALUE / 10_000;
            if (fits) amount.v[at + i] = x * f;
            else amount.put(at + i, paid.decimal(i));
        }
    }

    private static byte code(byte state) {
        Outcome o = state == Column.UNKNOWN ? Outcome.CANNOT_TELL : Outcome.NOT_IN_FORCE;
        return (byte) o.ordinal();
    }
}
