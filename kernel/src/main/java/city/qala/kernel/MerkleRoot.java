package city.qala.kernel;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** One hash that stands for a list: whoever knows a member and its path can prove it was there. */
final class MerkleRoot {
    private MerkleRoot() {}

    /**
     * Root over the members in the order given, with RFC 6962's marks for leaf and node, so that a
     * node cannot pass for a leaf. The empty list has the hash of nothing.
     */
    static String of(List<String> members) {
        List<byte[]> level = new ArrayList<>();
        for (String m : members)
            level.add(hash(0, m.getBytes(StandardCharsets.UTF_8), new byte[0]));
        if (level.isEmpty()) return HexFormat.of().formatHex(sha256().digest());
        while (level.size() > 1) level = parents(level);
        return HexFormat.of().formatHex(level.getFirst());
    }

    private static List<byte[]> parents(List<byte[]> level) {
        List<byte[]> up = new ArrayList<>();
        for (int i = 0; i + 1 < level.size(); i += 2)
            up.add(hash(1, level.get(i), level.get(i + 1)));
        if (level.size() % 2 == 1) up.add(level.getLast());
        return up;
    }

    private static byte[] hash(int mark, byte[] left, byte[] right) {
        MessageDigest sha = sha256();
        sha.update((byte) mark);
        sha.update(left);
        sha.update(right);
        return sha.digest();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
