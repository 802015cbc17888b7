package city.qala.exchange.message;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The tree over the calls of one stamp, built as in RFC 6962: leaf SHA-256(0x00 ‖ message), node
 * SHA-256(0x01 ‖ left ‖ right), split at the largest power of two below the size. Pure.
 */
public final class Leaves {

    private static final byte[] LEAF = {0};
    private static final byte[] NODE = {1};
    private static final int HASH_BYTES = 32;

    private Leaves() {}

    /** The leaf of one call: both texts with both signatures. */
    public static byte[] leaf(
            String request, String requestSignature, String answer, String answerSignature) {
        String all = String.join("\n", request, requestSignature, answer, answerSignature);
        return Encoding.sha256(LEAF, Encoding.utf8(all));
    }

    /** Base64url of the root over at least one leaf. */
    public static String root(List<byte[]> leaves) {
        return Encoding.base64(node(leaves));
    }

    /** The hashes that lead from one leaf to the root, from below, in base64url. */
    public static List<String> path(List<byte[]> leaves, int index) {
        List<String> path = new ArrayList<>();
        path(leaves, index, path);
        return path;
    }

    /** Whether a leaf with this path is the one at this place under the root. */
    public static boolean holds(byte[] leaf, int index, int size, List<String> path, String root) {
        if (index < 0 || index >= size) return false;
        return climb(leaf, index, size, path).map(root::equals).orElse(false);
    }

    /** The inverse of {@link #path}: RFC 9162, 2.1.3.2. */
    private static Optional<String> climb(byte[] leaf, int index, int size, List<String> path) {
        byte[] hash = leaf;
        int place = index;
        int last = size - 1;
        for (String step : path) {
            byte[] other;
            try {
                other = Encoding.bytes(step);
            } catch (IllegalArgumentException e) {
                return Optional.empty();
            }
            if (last == 0 || other.length != HASH_BYTES) return Optional.empty();
            if (place % 2 == 1 || place == last) {
                hash = Encoding.sha256(NODE, other, hash);
                while (place % 2 == 0 && place != 0) {
                    place >>= 1;
                    last >>= 1;
                }
            } else {
                hash = Encoding.sha256(NODE, hash, other);
            }
            place >>= 1;
            last >>= 1;
        }
        return last == 0 ? Optional.of(Encoding.base64(hash)) : Optional.empty();
    }

    private static byte[] node(List<byte[]> leaves) {
        if (leaves.size() == 1) return leaves.getFirst();
        int split = split(leaves.size());
        return Encoding.sha256(
                NODE, node(leaves.subList(0, split)), node(leaves.subList(split, leaves.size())));
    }

    private static void path(List<byte[]> leaves, int index, List<String> path) {
        if (leaves.size() == 1) return;
        int split = split(leaves.size());
        List<byte[]> left = leaves.subList(0, split);
        List<byte[]> right = leaves.subList(split, leaves.size());
        if (index < split) {
            path(left, index, path);
            path.add(Encoding.base64(node(right)));
        } else {
            path(right, index - split, path);
            path.add(Encoding.base64(node(left)));
        }
    }

    private static int split(int size) {
        return Integer.highestOneBit(size - 1);
    }
}
