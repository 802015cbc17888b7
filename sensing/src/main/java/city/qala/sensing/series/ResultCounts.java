package city.qala.sensing.series;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * How often each number occurs among the results of a sealed file, so that an exact count over
 * whole files needs none of them opened.
 *
 * <p>Sensors say few different numbers. Results with more than six decimal places, beyond nine
 * thousand million, or of too many kinds are not kept: such files are asked themselves.
 */
final class ResultCounts {

    private static final int MOST_KINDS = 20_000;
    private static final double SCALE = 1e6;
    private static final double LARGEST = 9e15;
    private static final int SLOTS = 1 << 16;
    private static final int VERSION = 1;

    // Open addressing; a slot is free while its count is 0.
    private final long[] keys = new long[SLOTS];
    private final int[] counts = new int[SLOTS];
    private int kinds;
    private boolean given;

    /** Counts a result; one that is not a number lies outside every range. */
    void add(double number) {
        if (given || Double.isNaN(number)) {
            return;
        }
        double scaled = Math.rint(number * SCALE);
        if (Math.abs(scaled) >= LARGEST || scaled / SCALE != number || kinds > MOST_KINDS) {
            given = true;
            return;
        }
        long key = (long) scaled;
        int at = (int) ((key * 0x9E3779B97F4A7C15L) >>> 48);
        while (counts[at] != 0 && keys[at] != key) {
            at = (at + 1) & (SLOTS - 1);
        }
        if (counts[at]++ == 0) {
            keys[at] = key;
            kinds++;
        }
    }

    /** The counts as bytes, ascending; null if they were not kept. */
    byte @Nullable [] pack() {
        if (given) {
            return null;
        }
        long[] order = new long[kinds];
        int n = 0;
        for (int at = 0; at < SLOTS; at++) {
            if (counts[at] != 0) {
                order[n++] = at;
            }
        }
        long[] slots =
                Arrays.stream(order)
                        .boxed()
                        .sorted((a, b) -> Long.compare(keys[a.intValue()], keys[b.intValue()]))
                        .mapToLong(slot -> slot)
                        .toArray();
        long unit = unit(slots);
        PackWriter out = new PackWriter(kinds * 3);
        out.one(VERSION);
        out.number(unit);
        long before = 0;
        for (long slot : slots) {
            long key = keys[(int) slot] / unit;
            out.signed(key - before);
            out.number(counts[(int) slot]);
            before = key;
        }
        return out.toBytes();
    }

    /** The greatest power of ten that divides every key. */
    private long unit(long[] slots) {
        long unit = (long) SCALE;
        for (long slot : slots) {
            while (keys[(int) slot] % unit != 0) {
                unit /= 10;
            }
        }
        return unit;
    }

    /** How many results lie in the range. */
    static long count(byte[] packed, Series.Range range) {
        PackReader in = new PackReader(packed, 0);
        if (in.one() != VERSION) {
            throw new IllegalStateException("written by a newer Qala");
        }
        long unit = in.number();
        long key = 0;
        long found = 0;
        while (!in.atEnd()) {
            key += in.signed();
            long times = in.number();
            if (range.holds(key * unit / SCALE)) {
                found += times;
            }
        }
        return found;
    }
}
