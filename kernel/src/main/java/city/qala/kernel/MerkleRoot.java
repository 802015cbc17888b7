package city.qala.kernel;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * One hash that stands for a list: whoever knows a member and its path can prove it was there.
 * Leaf, node and tree are those of RFC 6962 (Certificate Transparency): the marks 0 and 1 keep a
 * node from passing for a leaf.
 */
public final class MerkleRoot {
    private static final byte LEAF = 0;
    private static final byte NODE = 1;

    private MerkleRoot() {}

    /** Root over the members in the order given, in hexadecimal. */
    public static String of(List<String> members) {
        List<byte[]> leaves = new ArrayList<>(members.size());
        for (String m : members) leaves.add(leaf(m.getBytes(StandardCharsets.UTF_8)));
        return HexFormat.of().formatHex(ofHashes(leaves));
    }

    /** Root over the hashes of leaves. The empty list has the hash of nothing. */
    public static byte[] ofHashes(List<byte[]> leaves) {
        if (leaves.isEmpty()) return sha256().digest();
        List<byte[]> level = leaves;
        while (level.size() > 1) level = parents(level);
        return level.getFirst();
    }

    /** Hash of a leaf: SHA-256 of 0 and its bytes. */
    public static byte[] leaf(byte[] bytes) {
        MessageDigest sha = sha256();
        sha.update(LEAF);
        return sha.digest(bytes);
    }

    /** Hash of a node: SHA-256 of 1 and the hashes of its two sides. */
    public static byte[] node(byte[] left, byte[] right) {
        return node(sha256(), left, right);
    }

    private static byte[] node(MessageDigest sha, byte[] left, byte[] right) {
        sha.update(NODE);
        sha.update(left);
        return sha.digest(right);
    }

    // Pairing neighbours and lifting an odd last one gives the same tree as splitting at the
    // largest power of two below the size.
    private static List<byte[]> parents(List<byte[]> level) {
        List<byte[]> up = new ArrayList<>(level.size() / 2 + 1);
        MessageDigest sha = sha256();
        for (int i = 0; i + 1 < level.size(); i += 2)
            up.add(node(sha, level.get(i), level.get(i + 1)));
        if (level.size() % 2 == 1) up.add(level.getLast());
        return up;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
