package city.qala.governance.algorithm;

import city.qala.kernel.Problem;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.OptionalDouble;

/**
 * A share of counted cases. Of no cases at all it is undefined, never 0.
 *
 * @param hits cases that have the mark, 0..of
 * @param of all cases
 */
record Rate(long hits, long of) {
    /** Two-sided 95 % of the normal distribution. */
    private static final double Z = 1.959963984540054;

    private static final int DIGITS = 6;

    Rate {
        if (hits < 0 || hits > of) throw Problem.invalid("hits", hits, "must be from 0 to " + of);
    }

    /** Whether there is anything to take a share of. */
    boolean isDefined() {
        return of > 0;
    }

    /** The share, 0..1. */
    OptionalDouble value() {
        return isDefined() ? OptionalDouble.of((double) hits / of) : OptionalDouble.empty();
    }

    /** The share, or not a number. */
    double orNaN() {
        return value().orElse(Double.NaN);
    }

    /**
     * Lower end of Wilson's 95 % interval, 0 to {@link #value}; not a number if it is undefined.
     */
    double low() {
        return hits == 0 && of > 0 ? 0 : Math.max(0, wilson(-1));
    }

    /** Upper end of Wilson's 95 % interval. */
    double high() {
        return hits == of && of > 0 ? 1 : Math.min(1, wilson(1));
    }

    /**
     * The share with half a case added to the hits and one to all: never 0, so that ratios of rare
     * events do not break.
     */
    double withHalfCase() {
        return (hits + 0.5) / (of + 1.0);
    }

    /** Rounded to six digits, without zeros at the end but with one decimal; empty if undefined. */
    String text() {
        return isDefined() ? text(orNaN()) : "";
    }

    /** Any share or ratio in the same form; empty for what is not a number. */
    static String text(double value) {
        if (!Double.isFinite(value)) return "";
        BigDecimal rounded =
                new BigDecimal(value).setScale(DIGITS, RoundingMode.HALF_EVEN).stripTrailingZeros();
        return rounded.scale() < 1 ? rounded.setScale(1).toPlainString() : rounded.toPlainString();
    }

    private double wilson(int side) {
        if (of == 0) return Double.NaN;
        double p = (double) hits / of;
        double z2 = Z * Z;
        double spread = Z * Math.sqrt(p * (1 - p) / of + z2 / (4.0 * of * of));
        return (p + z2 / (2.0 * of) + side * spread) / (1 + z2 / of);
    }
}
