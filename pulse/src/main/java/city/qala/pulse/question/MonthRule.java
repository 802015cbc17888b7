package city.qala.pulse.question;

/**
 * What days of one person add up to, in two ways of which the smaller holds.
 *
 * <p>The plain sum; and concentrated privacy: each day is {@code epsilon²/2} of it, which adds up
 * over days and is turned back as {@code rho + 2 sqrt(rho ln(1/delta))} (M. Bun and T. Steinke
 * 2016). The second is worse for a month and better from about {@code 8 ln(1/delta)} days on.
 */
final class MonthRule {

    /** The chance with which the second may fail to hold. */
    static final double DELTA = 1e-9;

    private MonthRule() {}

    /** The plain sum of so many days. */
    static double sum(double day, int days) {
        return day * days;
    }

    /** Epsilon of so many days by concentrated privacy, at {@link #DELTA}. */
    static double concentrated(double day, int days) {
        double rho = days * day * day / 2;
        return rho + 2 * Math.sqrt(rho * Math.log(1 / DELTA));
    }
}
