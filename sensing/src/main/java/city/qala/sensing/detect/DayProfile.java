package city.qala.sensing.detect;

/** What is usual at each time of the day. */
final class DayProfile {

    private static final int DAY = 86_400;
    private static final int FEWEST = 2;

    /** Values of a time of day after which its mean forgets. */
    private static final int MEMORY = 60;

    private final double[] means;
    private final int[] counts;
    private final double smoothing;
    private double unlike;

    DayProfile(int slots, double smoothing) {
        this.means = new double[slots];
        this.counts = new int[slots];
        this.smoothing = smoothing;
    }

    /** Smoothed difference from what is usual now; NaN while that is not known. */
    double unlike(long epochSecond, double value) {
        int slot = Math.floorMod(epochSecond, DAY) * means.length / DAY;
        boolean known = counts[slot] >= FEWEST;
        if (known) unlike += smoothing * (value - means[slot] - unlike);
        counts[slot] = Math.min(counts[slot] + 1, MEMORY);
        means[slot] += (value - means[slot]) / counts[slot];
        return known ? unlike : Double.NaN;
    }
}
