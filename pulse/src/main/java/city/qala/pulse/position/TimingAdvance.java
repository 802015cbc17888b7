package city.qala.pulse.position;

/**
 * How likely a timing advance is at a distance: the path is longer than the straight line by
 * nothing with probability exp(-d/250 m), else by an exponential excess of 70 m, and measured with
 * an error of 15 m (appendix B). In bins of distance.
 */
final class TimingAdvance {
    /** The greatest timing advance that is told apart. */
    static final int MOST = 129;

    static final double BIN_METRES = 6.25;

    private static final int BINS = 1600;
    private static final int PARTS = 5;
    private static final double SIGHT_METRES = 250;
    private static final double EXCESS_METRES = 70;
    private static final double ERROR_METRES = 15;

    private final double width;
    private final float[][] log = new float[MOST + 1][BINS];

    /**
     * A table for places that are known to a square of this size only.
     *
     * @param metres side of the square
     * @param strange share of readings that come from anything else, such as another place
     */
    TimingAdvance(double metres, double strange) {
        this.width = Math.max(metres, BIN_METRES);
        for (int bin = 0; bin < BINS; bin++) {
            double before = 0;
            for (int k = 0; k <= MOST; k++) {
                double until = k == MOST ? 1 : mean(bin, (k + 1) * Radio.TA_STEP);
                log[k][bin] = (float) Math.log(Math.max(until - before, 0) + strange);
                before = until;
            }
        }
    }

    /** Logarithm of the probability of each bin of distance under a timing advance. */
    float[] log(int ta) {
        return log[Math.clamp(ta, 0, MOST)];
    }

    static int bin(double metres) {
        return Math.min((int) (metres / BIN_METRES), BINS - 1);
    }

    /** Share of readings below a limit, averaged over a bin of true distances. */
    private double mean(int bin, double limit) {
        double sum = 0;
        for (int i = 0; i < PARTS; i++) {
            double d = Math.max(0, (bin + .5) * BIN_METRES + ((i + .5) / PARTS - .5) * width);
            double sight = Math.exp(-d / SIGHT_METRES);
            sum += sight * Normal.below((limit - d) / ERROR_METRES);
            sum += (1 - sight) * withExcess(limit - d);
        }
        return sum / PARTS;
    }

    /** Distribution of an exponential plus a normal error. */
    private static double withExcess(double t) {
        double s = ERROR_METRES;
        double m = EXCESS_METRES;
        double shift = Math.exp(Math.min(s * s / (2 * m * m) - t / m, 700));
        return Math.max(0, Normal.below(t / s) - shift * Normal.below((t - s * s / m) / s));
    }
}
