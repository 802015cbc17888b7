package city.qala.governance.audit;

import city.qala.kernel.MerkleRoot;
import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Hashes over ranges of the tree: the upper ones from memory, those within a segment from its
 * entries. Good for one question; remembers the last segment that it read.
 */
final class TreeRanges implements Proofs.Ranges {
    private final MerkleTree tree;
    private final LongFunction<List<byte[]>> segments;
    private long lastFirst = -1;
    private @Nullable List<byte[]> last;

    /**
     * @param segments hashes of the entries of a full segment, by the number of the first
     */
    TreeRanges(MerkleTree tree, LongFunction<List<byte[]>> segments) {
        this.tree = tree;
        this.segments = segments;
    }

    /** Remembers the hashes of a full segment that somebody has read already. */
    void know(long first, List<byte[]> leaves) {
        lastFirst = first;
        last = leaves;
    }

    @Override
    public byte[] hash(long from, long to) {
        long size = to - from;
        if (size >= MerkleTree.SEGMENT && Long.bitCount(size) == 1 && from % size == 0) {
            Optional<byte[]> node =
                    tree.node(
                            Long.numberOfTrailingZeros(size),
                            from >> Long.numberOfTrailingZeros(size));
            return node.orElseThrow();
        }
        long first = from - from % MerkleTree.SEGMENT;
        if (to <= first + MerkleTree.SEGMENT) {
            List<byte[]> leaves = leaves(first);
            return MerkleRoot.ofHashes(leaves.subList((int) (from - first), (int) (to - first)));
        }
        long middle = from + Proofs.split(size);
        return MerkleRoot.node(hash(from, middle), hash(middle, to));
    }

    private List<byte[]> leaves(long first) {
        if (last == null || lastFirst != first) {
            last = tree.open(first).orElseGet(() -> segments.apply(first));
            lastFirst = first;
        }
        return last;
    }
}
