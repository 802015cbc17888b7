package city.qala.proactive.law;

import city.qala.kernel.Problem;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/**
 * A law as it was published: its texts, and the hash by which decisions name it.
 *
 * @param hash SHA-256 of all texts with their names, in hexadecimal
 * @param texts by file name
 * @param law what they say
 * @param author who wrote it
 * @param approver who agreed
 * @param at when it was published
 */
public record LawVersion(
        String hash,
        Map<String, String> texts,
        Law law,
        String author,
        String approver,
        Instant at) {
    public LawVersion {
        texts = java.util.Collections.unmodifiableMap(new TreeMap<>(texts));
    }

    /**
     * Reads texts.
     *
     * @throws Problem {@code invalid-policy} that names every fault with its place
     */
    public static LawVersion of(
            Map<String, String> texts, String author, String approver, Instant at) {
        return new LawVersion(hashOf(texts), texts, LawReader.read(texts), author, approver, at);
    }

    /** The hash of texts: names and texts in order of names, each ended by a zero byte. */
    public static String hashOf(Map<String, String> texts) {
        MessageDigest digest = sha256();
        new TreeMap<>(texts)
                .forEach((file, text) -> {
                    digest.update(file.getBytes(StandardCharsets.UTF_8));
                    digest.update((byte) 0);
                    digest.update(text.getBytes(StandardCharsets.UTF_8));
                    digest.update((byte) 0);
                });
        return HexFormat.of().formatHex(digest.digest());
    }

    /** The hash of one text. */
    public static String hashOf(String text) {
        return HexFormat.of().formatHex(sha256().digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
