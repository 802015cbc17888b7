package city.qala.governance.audit;

import city.qala.kernel.MerkleRoot;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The upper part of the tree in memory: every complete node from the roots of segments upward, and
 * the hashes of the entries in the segment that is not full. 0.5 bytes an entry.
 */
final class MerkleTree {
    /** Entries of a segment. */
    static final int SEGMENT = 128;

    /** Levels below the root of a segment. */
    static final int SEGMENT_LEVEL = 7;

    private static final int HASH = 32;

    /** One level: its nodes one after the other. */
    private static final class Level {
        private byte[] nodes = new byte[HASH * 64];
        private int count;

        void add(byte[] node) {
            if ((count + 1) * HASH > nodes.length) nodes = Arrays.copyOf(nodes, nodes.length * 2);
            System.arraycopy(node, 0, nodes, count++ * HASH, HASH);
        }

        byte[] at(int index) {
            return Arrays.copyOfRange(nodes, index * HASH, (index + 1) * HASH);
        }
    }

    private final List<Level> levels = new ArrayList<>();
    private final List<byte[]> open = new ArrayList<>();

    /** How many entries it covers. */
    synchronized long size() {
        return segments() * SEGMENT + open.size();
    }

    /** How many full segments there are. */
    synchronized long segments() {
        return levels.isEmpty() ? 0 : levels.getFirst().count;
    }

    /** Adds the hashes of entries; the roots of segments that filled up. */
    synchronized List<byte[]> add(List<byte[]> leaves) {
        List<byte[]> filled = new ArrayList<>();
        for (byte[] leaf : leaves) {
            open.add(leaf);
            if (open.size() == SEGMENT) {
                byte[] root = MerkleRoot.ofHashes(open);
                open.clear();
                addSegment(root);
                filled.add(root);
            }
        }
        return filled;
    }

    /** Adds a full segment while no entry is open. */
    synchronized void addSegment(byte[] root) {
        byte[] node = root;
        for (int level = 0; ; level++) {
            if (level == levels.size()) levels.add(new Level());
            Level at = levels.get(level);
            at.add(node);
            if (at.count % 2 == 1) return;
            node = MerkleRoot.node(at.at(at.count - 2), at.at(at.count - 1));
        }
    }

    /** A complete node; empty if it lies within a segment. */
    synchronized Optional<byte[]> node(int level, long index) {
        int above = level - SEGMENT_LEVEL;
        if (above < 0) return Optional.empty();
        return Optional.of(levels.get(above).at(Math.toIntExact(index)));
    }

    /** Hashes of the entries of the segment that is not full, if it begins there. */
    synchronized Optional<List<byte[]>> open(long first) {
        return first == segments() * SEGMENT ? Optional.of(List.copyOf(open)) : Optional.empty();
    }
}
