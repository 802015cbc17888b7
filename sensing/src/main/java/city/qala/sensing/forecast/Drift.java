package city.qala.sensing.forecast;

/**
 * How much wider or narrower an interval has to be than when it was learned, for nine in ten values
 * to stay on the right side of each end. Each outcome moves the end a little: away if it was
 * passed, else back (adaptive conformal inference). Works on the logarithm of the factor.
 */
final class Drift {

    private static final double STEP = 0.03;
    private static final double OUTSIDE = 0.09;
    private static final double MOST = 2;

    private double low;
    private double high;

    /** Takes in an outcome and whether it was below or above the interval said for it. */
    void saw(boolean below, boolean above) {
        low = held(low + STEP * ((below ? 1 : 0) - OUTSIDE));
        high = held(high + STEP * ((above ? 1 : 0) - OUTSIDE));
    }

    /** What the lower end's factor is to be multiplied with. */
    double low() {
        return Math.exp(-low);
    }

    /** What the upper end's factor is to be multiplied with. */
    double high() {
        return Math.exp(high);
    }

    private static double held(double log) {
        return Math.clamp(log, -MOST, MOST);
    }
}
