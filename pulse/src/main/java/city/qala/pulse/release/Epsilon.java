package city.qala.pulse.release;

import city.qala.kernel.Problem;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * How much one person's day may sway what is published, in millionths. Smaller is more private.
 *
 * @param micro greater than 0, at most 20 000 000 (an epsilon of 20, which protects nobody)
 */
public record Epsilon(long micro) implements Comparable<Epsilon> {

    private static final long MOST = 20_000_000;
    private static final long ONE = 1_000_000;

    public Epsilon {
        if (micro < 1 || micro > MOST)
            throw Problem.invalid("epsilon", micro, "must be from 1 to " + MOST + " millionths");
    }

    /** An epsilon written as a decimal; more than six decimals are cut off, never rounded up. */
    public static Epsilon of(BigDecimal value) {
        if (value.compareTo(BigDecimal.valueOf(MOST / ONE)) > 0 || value.signum() <= 0)
            throw Problem.invalid("epsilon", value, "must be over 0 and at most " + MOST / ONE);
        return new Epsilon(value.movePointRight(6).setScale(0, RoundingMode.DOWN).longValueExact());
    }

    /** A part of it, in hundredths; rounded down. */
    Epsilon hundredths(int parts) {
        return new Epsilon(micro * parts / 100);
    }

    /** As a decimal without idle zeros. */
    public BigDecimal decimal() {
        BigDecimal plain = BigDecimal.valueOf(micro, 6).stripTrailingZeros();
        return plain.scale() < 0 ? plain.setScale(0) : plain;
    }

    @Override
    public int compareTo(Epsilon other) {
        return Long.compare(micro, other.micro);
    }

    @Override
    public String toString() {
        return decimal().toPlainString();
    }
}
