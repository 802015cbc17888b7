package city.qala.pulse.movement;

/** The normal law's tail. */
final class Normal {

    /** 95 % of the law lies within this many standard deviations. */
    static final double WIDTH_95 = 1.959964;

    private Normal() {}

    /**
     * The same for Student's law, which an error estimated from so many days follows (D. L.
     * Wallace's 1959 change to a normal value; good to 0.1 % from 10 degrees of freedom on).
     */
    static double beyond(double t, int freedom) {
        double z = Math.sqrt(freedom * Math.log1p(t * t / freedom));
        return beyond(z * (8.0 * freedom + 1) / (8.0 * freedom + 3));
    }

    /** Half the width of a 95 % interval under Student's law, in standard deviations. */
    static double width95(int freedom) {
        double z = WIDTH_95 * (8.0 * freedom + 3) / (8.0 * freedom + 1);
        return Math.sqrt(freedom * Math.expm1(z * z / freedom));
    }

    /**
     * The chance of being at least so far from the middle, on either side; absolute error 1e-12.
     */
    static double beyond(double z) {
        double x = Math.abs(z) / Math.sqrt(2);
        return x < 2 ? 1 - erf(x) : erfc(x);
    }

    /** The power series, good near the middle. */
    private static double erf(double x) {
        double term = x;
        double sum = x;
        for (int k = 1; k < 60; k++) {
            term *= -x * x / k;
            sum += term / (2 * k + 1);
        }
        return 2 / Math.sqrt(Math.PI) * sum;
    }

    /** The continued fraction, good in the tail. */
    private static double erfc(double x) {
        double fraction = x;
        for (int k = 60; k > 0; k--) fraction = x + k / 2.0 / fraction;
        return Math.exp(-x * x) / (fraction * Math.sqrt(Math.PI));
    }
}
