package city.qala.planning.camera;

import java.util.Arrays;

/**
 * What a camera would see from each pole in each of eight directions: of each pole the visible road
 * parts in the order of their direction, of each candidate a run of them.
 *
 * <p>A candidate's number is 8 × pole + direction; direction k looks 45° × k from east.
 */
final class Candidates {
    static final int DIRECTIONS = 8;

    private final int[] starts;
    private final int[] from;
    private final int[] count;
    private int[] parts = new int[1 << 16];
    private int used;

    private Candidates(int poles) {
        starts = new int[poles + 1];
        from = new int[poles * DIRECTIONS];
        count = new int[poles * DIRECTIONS];
    }

    /**
     * Looks around from every pole.
     *
     * @param fov degrees
     * @param range metres
     */
    static Candidates of(double[] x, double[] y, Town town, double fov, double range) {
        var all = new Candidates(x.length);
        var depth = new Depth(1024);
        var around = new Around();
        double[] lows = new double[DIRECTIONS];
        double[] highs = new double[DIRECTIONS];
        for (int k = 0; k < DIRECTIONS; k++) {
            lows[k] = Turn.ofDegrees(45.0 * k - fov / 2);
            highs[k] = Turn.ofDegrees(45.0 * k + fov / 2);
        }
        for (int p = 0; p < x.length; p++) {
            boolean walled = town.walls().draw(x[p], y[p], range, depth);
            around.size = 0;
            town.roads()
                    .near(
                            x[p],
                            y[p],
                            range,
                            (i, dx, dy, square) -> {
                                double turn = Turn.of(dx, dy);
                                if (!walled || depth.isOpen(turn, square)) around.add(turn, i);
                            });
            all.pole(p, around, lows, highs, fov >= 360);
        }
        return all;
    }

    private void pole(int p, Around around, double[] lows, double[] highs, boolean whole) {
        around.sort();
        int n = around.size;
        while (used + n > parts.length) parts = Arrays.copyOf(parts, 2 * parts.length);
        for (int k = 0; k < n; k++) parts[used + k] = around.part(k);
        starts[p] = used;
        used += n;
        starts[p + 1] = used;
        for (int k = 0; k < DIRECTIONS; k++) {
            int c = p * DIRECTIONS + k;
            from[c] = whole ? 0 : around.first(lows[k]);
            int until = whole ? n : around.first(Math.nextUp(highs[k]));
            count[c] =
                    whole || (until >= from[c] && lows[k] <= highs[k])
                            ? until - from[c]
                            : n - from[c] + until;
        }
    }

    /** How many candidates. */
    int size() {
        return count.length;
    }

    /** Poles. */
    int poles() {
        return starts.length - 1;
    }

    /** How many parts a candidate sees. */
    int count(int candidate) {
        return count[candidate];
    }

    /** The k-th part that a candidate sees. */
    int part(int candidate, int k) {
        int pole = candidate / DIRECTIONS;
        int begin = starts[pole];
        int at = begin + from[candidate] + k;
        return parts[at < starts[pole + 1] ? at : at - (starts[pole + 1] - begin)];
    }

    /** Parts of a pole, in the order of their direction. */
    int begin(int pole) {
        return starts[pole];
    }

    /** Beyond the last part of a pole. */
    int end(int pole) {
        return starts[pole + 1];
    }

    /** Part at a place of the list. */
    int at(int place) {
        return parts[place];
    }

    /** Where in its pole's list a candidate's run begins. */
    int from(int candidate) {
        return from[candidate];
    }

    /** Parts of one pole while they are being sorted. */
    private static final class Around {
        private long[] keys = new long[256];
        private int size;

        void add(double turn, int part) {
            if (size == keys.length) keys = Arrays.copyOf(keys, 2 * size);
            // Turns are not negative: their bits as a float sort as they do.
            keys[size++] = (long) Float.floatToIntBits((float) turn) << 32 | part;
        }

        void sort() {
            Arrays.sort(keys, 0, size);
        }

        int part(int k) {
            return (int) keys[k];
        }

        /** The first that is not before a direction. */
        int first(double turn) {
            int low = 0;
            int high = size;
            while (low < high) {
                int middle = (low + high) >>> 1;
                if (Float.intBitsToFloat((int) (keys[middle] >>> 32)) < turn) low = middle + 1;
                else high = middle;
            }
            return low;
        }
    }
}
