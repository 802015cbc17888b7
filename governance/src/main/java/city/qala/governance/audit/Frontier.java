package city.qala.governance.audit;

import city.qala.kernel.MerkleRoot;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The right edge of a growing tree: enough to know its root, in few hashes. */
final class Frontier {
    private final List<byte @Nullable []> edge = new ArrayList<>();
    private long size;

    void add(byte[] leaf) {
        byte[] node = leaf;
        int level = 0;
        while (level < edge.size()) {
            byte[] left = edge.get(level);
            if (left == null) break;
            node = MerkleRoot.node(left, node);
            edge.set(level++, null);
        }
        if (level == edge.size()) edge.add(node);
        else edge.set(level, node);
        size++;
    }

    long size() {
        return size;
    }

    byte[] root() {
        byte[] root = null;
        for (byte[] node : edge) {
            if (node == null) continue;
            root = root == null ? node : MerkleRoot.node(node, root);
        }
        return root == null ? MerkleRoot.ofHashes(List.of()) : root;
    }
}
