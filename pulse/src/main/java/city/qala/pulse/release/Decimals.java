package city.qala.pulse.release;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;

/** Exponentials, logarithms and roots to forty decimal digits, without floating point. */
final class Decimals {

    static final MathContext DIGITS = new MathContext(40, RoundingMode.HALF_EVEN);

    private static final BigDecimal LEAST = BigDecimal.ONE.movePointLeft(45);

    private Decimals() {}

    /** {@code e^x}. */
    static BigDecimal exp(BigDecimal x) {
        BigDecimal sum = BigDecimal.ONE;
        BigDecimal term = BigDecimal.ONE;
        // Halved until small, so that the series is short, and squared back afterwards.
        int halvings = 0;
        BigDecimal part = x;
        while (part.abs().compareTo(BigDecimal.ONE) > 0) {
            part = part.divide(BigDecimal.TWO, DIGITS);
            halvings++;
        }
        for (int k = 1; term.abs().compareTo(LEAST) > 0; k++) {
            term = term.multiply(part, DIGITS).divide(BigDecimal.valueOf(k), DIGITS);
            sum = sum.add(term, DIGITS);
        }
        for (int i = 0; i < halvings; i++) sum = sum.multiply(sum, DIGITS);
        return sum;
    }

    /** The natural logarithm of a number over 0, by Newton's steps on {@link #exp}. */
    static BigDecimal ln(BigDecimal x) {
        if (x.signum() <= 0) throw new IllegalArgumentException("no logarithm of " + x);
        BigDecimal ten = ln10();
        int scale = x.precision() - x.scale() - 1;
        BigDecimal mantissa = x.movePointLeft(scale);
        return newton(mantissa).add(ten.multiply(BigDecimal.valueOf(scale), DIGITS), DIGITS);
    }

    /** The smallest whole number whose square is not under a number. */
    static long rootUp(BigInteger square) {
        BigInteger[] root = square.sqrtAndRemainder();
        return root[0].add(BigInteger.valueOf(root[1].signum())).longValueExact();
    }

    private static BigDecimal ln10() {
        return newton(BigDecimal.TEN);
    }

    private static BigDecimal newton(BigDecimal x) {
        BigDecimal at = BigDecimal.ONE;
        for (int i = 0; i < 100; i++) {
            BigDecimal e = exp(at);
            BigDecimal step =
                    x.subtract(e)
                            .multiply(BigDecimal.TWO)
                            .divide(x.add(e), DIGITS); // Halley's step
            at = at.add(step, DIGITS);
            if (step.abs().compareTo(BigDecimal.ONE.movePointLeft(36)) < 0) break;
        }
        return at;
    }
}
