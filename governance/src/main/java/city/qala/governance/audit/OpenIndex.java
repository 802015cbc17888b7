package city.qala.governance.audit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Which entries concern whom, for the newest entries, whose shelf is not full. */
final class OpenIndex {
    /** Entries of a shelf. */
    static final int SHELF = 65_536;

    private long[] leaves = new long[1_024];
    private int[] ordinals = new int[1_024];
    private int count;

    synchronized void add(long leaf, int ordinal) {
        if (count == leaves.length) {
            leaves = Arrays.copyOf(leaves, count * 2);
            ordinals = Arrays.copyOf(ordinals, count * 2);
        }
        leaves[count] = leaf;
        ordinals[count++] = ordinal;
    }

    /** Another one with the same entries, which grows on its own. */
    synchronized OpenIndex copy() {
        var copy = new OpenIndex();
        copy.leaves = leaves.clone();
        copy.ordinals = ordinals.clone();
        copy.count = count;
        return copy;
    }

    /** Numbers of the entries that concern a subject, ascending. */
    synchronized List<Long> of(int ordinal) {
        List<Long> found = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            if (ordinals[i] == ordinal) found.add(leaves[i]);
        }
        return found;
    }

    /** Rows of the index of a full shelf, by the chunk of subjects that they speak of. */
    synchronized SortedMap<Integer, byte[]> shelf(int shelf) {
        long start = (long) shelf * SHELF;
        SortedMap<Integer, List<Long>> rows = new TreeMap<>();
        for (int i = 0; i < count; i++) {
            if (leaves[i] < start || leaves[i] >= start + SHELF) continue;
            long pair = (ordinals[i] & Packed.CHUNK - 1L) << 16 | leaves[i] - start;
            rows.computeIfAbsent(ordinals[i] / Packed.CHUNK, c -> new ArrayList<>()).add(pair);
        }
        SortedMap<Integer, byte[]> packed = new TreeMap<>();
        rows.forEach((chunk, pairs) -> packed.put(chunk, pack(pairs)));
        return packed;
    }

    /** Forgets shelves that are indexed for good. */
    synchronized void dropBelow(long leaf) {
        int kept = 0;
        for (int i = 0; i < count; i++) {
            if (leaves[i] < leaf) continue;
            leaves[kept] = leaves[i];
            ordinals[kept++] = ordinals[i];
        }
        count = kept;
    }

    /** Numbers of the entries that concern a subject, from a row of {@link #shelf}. */
    static List<Long> of(int ordinal, int shelf, byte[] row) {
        long wanted = ordinal & Packed.CHUNK - 1L;
        List<Long> found = new ArrayList<>();
        long pair = 0;
        for (long step : Packed.numbers(row)) {
            pair += step;
            if (pair >>> 16 == wanted) found.add((long) shelf * SHELF + (pair & SHELF - 1L));
            if (pair >>> 16 > wanted) break;
        }
        return found;
    }

    private static byte[] pack(List<Long> pairs) {
        long[] sorted = pairs.stream().mapToLong(Long::longValue).sorted().toArray();
        long[] steps = new long[sorted.length];
        for (int i = 0; i < sorted.length; i++) steps[i] = sorted[i] - (i == 0 ? 0 : sorted[i - 1]);
        return Packed.numbers(steps);
    }
}
