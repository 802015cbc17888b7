package city.qala.sensing.detect;

/**
 * How rare a size is among the sizes seen so far, newer ones counting more.
 *
 * <p>Sizes are counted in bins, eight to a doubling. Inside the seen range a probability is the
 * counted share of larger sizes; above the rarest share it falls exponentially with the mean excess
 * there, so that a size never seen before has a probability too.
 */
final class Tail {

    private static final int SUB_BITS = 3;
    private static final int OCTAVES = 80;
    private static final int BINS = OCTAVES << SUB_BITS;

    /** The first bin holds everything below 2⁻⁴⁰, nought included. */
    private static final long FIRST = (1023L - 40) << SUB_BITS;

    private static final double RESCALE_AT = 1e9;
    private static final double LEAST = 1e-30;
    private static final double FEWEST_IN_TAIL = 5;

    private final double memory;
    private final double rareShare;
    private final int warmUp;
    private final float[] counts = new float[BINS];
    private double weight = 1;
    private double total;
    private long seen;

    /**
     * An empty tail.
     *
     * @param memory sizes after which an old one counts a third
     * @param rareShare of the sizes, from which on the probability is extrapolated
     * @param warmUp sizes to see before any counts as rare
     */
    Tail(double memory, double rareShare, int warmUp) {
        this.memory = memory;
        this.rareShare = rareShare;
        this.warmUp = warmUp;
    }

    /**
     * The probability of a size at least this large, judged by those before it; then counts it.
     *
     * @param size not negative
     */
    double rarity(double size) {
        double p = seen < warmUp ? 1 : probability(size);
        add(size);
        return p;
    }

    private void add(double size) {
        weight *= 1 + 1 / memory;
        counts[bin(size)] += (float) weight;
        total += weight;
        seen++;
        if (weight > RESCALE_AT) rescale();
    }

    private void rescale() {
        for (int b = 0; b < BINS; b++) counts[b] /= (float) weight;
        total /= weight;
        weight = 1;
    }

    private double probability(double size) {
        int own = bin(size);
        double above = 0;
        for (int b = own + 1; b < BINS; b++) above += counts[b];
        double least = Math.max(FEWEST_IN_TAIL * weight, total * rareShare);
        double counted = (above + counts[own] / 2 + weight / 2) / (total + weight);
        return above + counts[own] > least ? counted : Math.min(counted, beyond(size, least));
    }

    /** Exponential beyond the size that the given count of sizes exceeds. */
    private double beyond(double size, double least) {
        double count = 0;
        double sum = 0;
        int b = BINS;
        while (count < least && b > 0) {
            b--;
            count += counts[b];
            sum += counts[b] * middle(b);
        }
        double from = lower(b);
        double excess = sum / count - from;
        return Math.max(LEAST, count / total * Math.exp(-(size - from) / excess));
    }

    private static int bin(double size) {
        long at = (Double.doubleToRawLongBits(size) >>> (52 - SUB_BITS)) - FIRST;
        return Math.clamp(at, 0, BINS - 1);
    }

    private static double lower(int bin) {
        return bin == 0 ? 0 : Double.longBitsToDouble((bin + FIRST) << (52 - SUB_BITS));
    }

    private static double middle(int bin) {
        return (lower(bin) + lower(bin + 1)) / 2;
    }
}
