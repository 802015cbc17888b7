package city.qala.platform.backup;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals rows about people (AES-256-GCM). The key of a row is made from the keys of everybody whom
 * it is about: when one of those is destroyed, nobody reads the row again. For one thread.
 */
final class RowSeal {
    static final int KEY = 32;
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;

    private final byte[] context;
    private final SecureRandom random = new SecureRandom();

    /**
     * @param archive id of the archive, so that a key made for one opens no row of another
     */
    RowSeal(String archive) {
        context = ("qala-backup-row-1\n" + archive).getBytes(StandardCharsets.UTF_8);
    }

    byte[] seal(String table, List<byte[]> keys, byte[] row) {
        byte[] nonce = new byte[NONCE];
        random.nextBytes(nonce);
        try {
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, table, keys, nonce).doFinal(row);
            return ByteBuffer.allocate(NONCE + sealed.length).put(nonce).put(sealed).array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has AES", e);
        }
    }

    /** The row, or nothing if these are not its keys. */
    Optional<byte[]> open(String table, List<byte[]> keys, byte[] sealed) {
        if (sealed.length < NONCE) return Optional.empty();
        byte[] nonce = Arrays.copyOf(sealed, NONCE);
        try {
            return Optional.of(
                    cipher(Cipher.DECRYPT_MODE, table, keys, nonce)
                            .doFinal(sealed, NONCE, sealed.length - NONCE));
        } catch (AEADBadTagException e) {
            return Optional.empty();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has AES", e);
        }
    }

    private Cipher cipher(int mode, String table, List<byte[]> keys, byte[] nonce)
            throws GeneralSecurityException {
        ByteBuffer all = ByteBuffer.allocate(keys.size() * KEY);
        keys.stream().sorted(Arrays::compareUnsigned).forEach(all::put);
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(all.array(), "HmacSHA256"));
        byte[] key = mac.doFinal(context);
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(table.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }
}
