package city.qala.pulse.release;

import city.qala.kernel.Problem;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/**
 * The noise of one cell.
 *
 * @param law which distribution
 * @param over numerator of the Laplace scale; for the Gaussian its variance
 * @param under denominator of the Laplace scale; 1 for the Gaussian
 */
record Mechanism(Law law, long over, long under) {

    /** The distributions. */
    enum Law {
        LAPLACE,
        GAUSSIAN
    }

    private static final int MICRO = 6;

    /** The chance that the Gaussian's promise is allowed to fail, one in a thousand million. */
    static final BigDecimal DELTA = BigDecimal.ONE.movePointLeft(9);

    Mechanism {
        if (over < 1 || under < 1) throw Problem.invalid("noise scale", over, "must be over 0");
    }

    /** Pure epsilon: discrete Laplace with the scale {@code most / epsilon}. */
    static Mechanism laplace(int most, Epsilon epsilon) {
        BigInteger over = BigInteger.valueOf(most).multiply(BigInteger.valueOf(1_000_000));
        BigInteger under = BigInteger.valueOf(epsilon.micro());
        BigInteger common = over.gcd(under);
        return new Mechanism(
                Law.LAPLACE,
                over.divide(common).longValueExact(),
                under.divide(common).longValueExact());
    }

    /**
     * Discrete Gaussian: {@code rho = (sqrt(ln(1/delta) + epsilon) - sqrt(ln(1/delta)))²}, variance
     * {@code most / (2 rho)}, rounded up.
     */
    static Mechanism gaussian(int most, Epsilon epsilon) {
        BigDecimal log = Decimals.ln(BigDecimal.ONE.divide(DELTA, Decimals.DIGITS));
        BigDecimal root =
                log.add(epsilon.decimal())
                        .sqrt(Decimals.DIGITS)
                        .subtract(log.sqrt(Decimals.DIGITS), Decimals.DIGITS);
        BigDecimal rho = root.multiply(root, Decimals.DIGITS);
        BigDecimal variance =
                BigDecimal.valueOf(most)
                        .divide(rho.multiply(BigDecimal.TWO), Decimals.DIGITS)
                        .setScale(0, RoundingMode.CEILING);
        return new Mechanism(Law.GAUSSIAN, variance.longValueExact(), 1);
    }

    /** Whichever of the two adds less; the Laplace, whose promise has no exception, if equal. */
    static Mechanism least(int most, Epsilon epsilon) {
        Mechanism laplace = laplace(most, epsilon);
        Mechanism gaussian = gaussian(most, epsilon);
        return gaussian.microVariance() < laplace.microVariance() ? gaussian : laplace;
    }

    /** One draw. */
    long draw(Sampler sampler) {
        return switch (law) {
            case LAPLACE -> sampler.laplace(over, under);
            case GAUSSIAN -> sampler.gaussian(over);
        };
    }

    /**
     * Its variance in millionths, rounded up. That of the discrete Gaussian is at most its
     * parameter.
     */
    long microVariance() {
        return switch (law) {
            case GAUSSIAN -> Math.multiplyExact(over, 1_000_000L);
            case LAPLACE -> laplaceVariance();
        };
    }

    private long laplaceVariance() {
        BigDecimal slope =
                BigDecimal.valueOf(under).divide(BigDecimal.valueOf(over), Decimals.DIGITS);
        BigDecimal p = Decimals.exp(slope.negate());
        BigDecimal gap = BigDecimal.ONE.subtract(p);
        return p.multiply(BigDecimal.TWO)
                .divide(gap.multiply(gap), Decimals.DIGITS)
                .movePointRight(MICRO)
                .setScale(0, RoundingMode.CEILING)
                .longValueExact();
    }
}
