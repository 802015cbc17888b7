package city.qala.sensing.series;

import java.util.Arrays;

/** The numbers of a stream's observations that younger layers have replaced or removed. */
final class Hides {

    /** Hides nothing. */
    static final Hides NONE = new Hides(new int[0], new int[0]);

    private final int[] young;
    private final int[] old;

    private Hides(int[] young, int[] old) {
        this.young = young;
        this.old = old;
    }

    /**
     * What two layers hide together.
     *
     * @param young ascending
     * @param old ascending
     */
    static Hides of(int[] young, int[] old) {
        return young.length == 0 && old.length == 0 ? NONE : new Hides(young, old);
    }

    boolean none() {
        return young.length == 0 && old.length == 0;
    }

    boolean test(int seq) {
        return Arrays.binarySearch(young, seq) >= 0 || Arrays.binarySearch(old, seq) >= 0;
    }

    /** Whether any number from {@code low} to {@code high} is hidden. */
    boolean any(int low, int high) {
        return any(young, low, high) || any(old, low, high);
    }

    private static boolean any(int[] seqs, int low, int high) {
        int at = Arrays.binarySearch(seqs, low);
        int next = at >= 0 ? at : -at - 1;
        return next < seqs.length && seqs[next] <= high;
    }
}
