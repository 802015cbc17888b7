package city.qala.governance.audit;

import city.qala.kernel.MerkleRoot;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Proofs of RFC 6962 (Certificate Transparency), made and checked. */
final class Proofs {

    /** The hash over a range of entries; ranges asked for are subtrees of some size. */
    interface Ranges {
        /** Hash over the entries from one, up to but without another. */
        byte[] hash(long from, long to);
    }

    private Proofs() {}

    /** Hashes that lead from an entry to the root over the first {@code size} entries. */
    static List<byte[]> inclusion(long index, long size, Ranges ranges) {
        List<byte[]> path = new ArrayList<>();
        long from = 0;
        long to = size;
        while (to - from > 1) {
            long middle = from + split(to - from);
            if (index < middle) {
                path.addFirst(ranges.hash(middle, to));
                to = middle;
            } else {
                path.addFirst(ranges.hash(from, middle));
                from = middle;
            }
        }
        return path;
    }

    /** Hashes that lead from the root over {@code first} entries to that over {@code second}. */
    static List<byte[]> consistency(long first, long second, Ranges ranges) {
        List<byte[]> path = new ArrayList<>();
        if (first == 0 || first == second) return path;
        long from = 0;
        long to = second;
        boolean whole = true;
        while (first < to) {
            long middle = from + split(to - from);
            if (first <= middle) {
                path.addFirst(ranges.hash(middle, to));
                to = middle;
            } else {
                path.addFirst(ranges.hash(from, middle));
                from = middle;
                whole = false;
            }
        }
        if (!whole) path.addFirst(ranges.hash(from, to));
        return path;
    }

    /** The root that a path leads to; empty if the path cannot belong to such an entry. */
    static byte[] root(long index, long size, byte[] leaf, List<byte[]> path) {
        if (index < 0 || index >= size) return new byte[0];
        byte[] hash = leaf;
        long node = index;
        long last = size - 1;
        for (byte[] step : path) {
            if (last == 0) return new byte[0];
            if ((node & 1) == 1 || node == last) {
                hash = MerkleRoot.node(step, hash);
                while ((node & 1) == 0 && node != 0) {
                    node >>= 1;
                    last >>= 1;
                }
            } else {
                hash = MerkleRoot.node(hash, step);
            }
            node >>= 1;
            last >>= 1;
        }
        return last == 0 ? hash : new byte[0];
    }

    /** Whether a path proves that the second state begins with the first. */
    static boolean consistent(
            long first, byte[] firstRoot, long second, byte[] secondRoot, List<byte[]> path) {
        if (first > second || first < 0) return false;
        if (first == second) return path.isEmpty() && Arrays.equals(firstRoot, secondRoot);
        if (first == 0) return path.isEmpty();
        List<byte[]> steps = new ArrayList<>(path);
        if (Long.bitCount(first) == 1) steps.addFirst(firstRoot);
        if (steps.isEmpty()) return false;
        long node = first - 1;
        long last = second - 1;
        while ((node & 1) == 1) {
            node >>= 1;
            last >>= 1;
        }
        byte[] old = steps.getFirst();
        byte[] fresh = old;
        for (byte[] step : steps.subList(1, steps.size())) {
            if (last == 0) return false;
            if ((node & 1) == 1 || node == last) {
                old = MerkleRoot.node(step, old);
                fresh = MerkleRoot.node(step, fresh);
                while ((node & 1) == 0 && node != 0) {
                    node >>= 1;
                    last >>= 1;
                }
            } else {
                fresh = MerkleRoot.node(fresh, step);
            }
            node >>= 1;
            last >>= 1;
        }
        return last == 0 && Arrays.equals(old, firstRoot) && Arrays.equals(fresh, secondRoot);
    }

    /** Largest power of two below a size of at least 2. */
    static long split(long size) {
        return Long.highestOneBit(size - 1);
    }
}
