package city.qala.vision.face;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The nearest of a small list of faces, exactly. Immutable; made anew when the list changes.
 *
 * <p>Entries are compared as whole numbers first: sums of whole numbers may be taken in any order,
 * so the compiler turns that loop into vector instructions, which it may not do with floats. What
 * rounding could have brought or kept away is compared again as it is, so no answer changes. Half
 * of the numbers tell most strangers apart; the other half lies elsewhere, so as not to be fetched.
 */
public final class FaceIndex {
    private static final int DIMENSIONS = FaceNetworks.DESCRIPTOR;
    private static final int HALF = DIMENSIONS / 2;

    /** Units of a number: the square of the largest distance, 10, still fits an int. */
    private static final int UNITS = 1 << 12;

    /** The longest descriptor that is taken; those of faces are 1.2 to 1.6 long. */
    private static final double LONGEST = 5;

    /** What rounding two descriptors changes their distance by at most. */
    private static final double ROUNDING = Math.sqrt(DIMENSIONS) / UNITS;

    private final List<float[]> exact;
    private final int[] first;
    private final int[] second;

    private FaceIndex(List<float[]> exact, int[] first, int[] second) {
        this.exact = exact;
        this.first = first;
        this.second = second;
    }

    /** An index of descriptors of 128 numbers; an entry's number is its place in the list. */
    public static FaceIndex of(List<float[]> descriptors) {
        var first = new int[descriptors.size() * HALF];
        var second = new int[descriptors.size() * HALF];
        for (int e = 0; e < descriptors.size(); e++) {
            int[] rounded = round(descriptors.get(e));
            System.arraycopy(rounded, 0, first, e * HALF, HALF);
            System.arraycopy(rounded, HALF, second, e * HALF, HALF);
        }
        return new FaceIndex(descriptors.stream().map(float[]::clone).toList(), first, second);
    }

    /** How many entries there are. */
    public int size() {
        return exact.size();
    }

    /**
     * An entry and how far it is.
     *
     * @param entry its place in the list
     * @param distance Euclidean
     */
    public record Match(int entry, double distance) {}

    /**
     * The nearest entry under a distance; none if all are further. The probe is not kept.
     *
     * @param probe 128 numbers
     */
    public Optional<Match> nearest(float[] probe, double threshold) {
        int[] asked = round(probe);
        int[] rest = Arrays.copyOfRange(asked, HALF, DIMENSIONS);
        double limit = threshold;
        int within = within(limit);
        int best = -1;
        for (int e = 0; e < exact.size(); e++) {
            int apart = squared(first, e * HALF, asked);
            if (apart > within) continue;
            if (apart + squared(second, e * HALF, rest) > within) continue;
            double distance = distance(exact.get(e), probe);
            if (distance >= limit) continue;
            limit = distance;
            within = within(limit);
            best = e;
        }
        return best < 0 ? Optional.empty() : Optional.of(new Match(best, limit));
    }

    /** How far the nearest other entry is; infinite if there is none. Rare, so plain. */
    public double secondBest(float[] probe, int except) {
        double best = Double.POSITIVE_INFINITY;
        for (int e = 0; e < exact.size(); e++) {
            if (e != except) best = Math.min(best, distance(exact.get(e), probe));
        }
        return best;
    }

    /** The largest rounded and squared distance that one of {@code limit} may have. */
    private static int within(double limit) {
        double most = Math.min(limit, 2 * LONGEST) + ROUNDING;
        return (int) Math.ceil(most * most * UNITS * UNITS);
    }

    private static int squared(int[] entries, int at, int[] probe) {
        int sum = 0;
        for (int d = 0; d < HALF; d++) {
            int apart = entries[at + d] - probe[d];
            sum += apart * apart;
        }
        return sum;
    }

    private static double distance(float[] a, float[] b) {
        double sum = 0;
        for (int d = 0; d < DIMENSIONS; d++) {
            double apart = a[d] - b[d];
            sum += apart * apart;
        }
        return Math.sqrt(sum);
    }

    private static int[] round(float[] descriptor) {
        if (descriptor.length != DIMENSIONS)
            throw new IllegalArgumentException("a descriptor has 128 numbers");
        var units = new int[DIMENSIONS];
        double length = 0;
        for (int d = 0; d < DIMENSIONS; d++) {
            units[d] = Math.round(descriptor[d] * UNITS);
            length += (double) descriptor[d] * descriptor[d];
        }
        // Written so that a number that is none does not pass.
        if (!(length <= LONGEST * LONGEST))
            throw new IllegalArgumentException("no descriptor of a face is that long");
        return units;
    }
}
