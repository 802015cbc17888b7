package city.qala.vision.watch;

import city.qala.kernel.Ulid;
import city.qala.platform.factor.SecretBox;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The keys of lists: one file each, outside of the ledger and of its copies. With a list its key
 * ends, and what any copy still holds of it can be read by nobody.
 */
final class ListKeys {
    private static final int BYTES = 32;

    private final Path folder;

    ListKeys(Path folder) {
        this.folder = folder;
        try {
            if (!Files.isDirectory(folder))
                Files.createDirectories(
                        folder,
                        PosixFilePermissions.asFileAttribute(
                                PosixFilePermissions.fromString("rwx------")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Makes the key of a new list. */
    void make(Ulid list) {
        byte[] key = new byte[BYTES];
        new SecureRandom().nextBytes(key);
        try {
            Path made =
                    Files.createFile(
                            file(list),
                            PosixFilePermissions.asFileAttribute(
                                    PosixFilePermissions.fromString("rw-------")));
            Files.write(made, key, StandardOpenOption.WRITE, StandardOpenOption.SYNC);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What opens a list; empty if its key has ended. */
    Optional<SecretBox> box(Ulid list) {
        return key(list).map(SecretBox::new);
    }

    /** The seal of a text under a list's key; empty if the key has ended. */
    Optional<String> seal(Ulid list, String text) {
        return key(list).map(k -> mac(k, text));
    }

    /** Ends a key: overwrites it, then removes it. */
    void destroy(Ulid list) {
        Path file = file(list);
        try {
            if (!Files.exists(file)) return;
            Files.write(file, new byte[BYTES], StandardOpenOption.WRITE, StandardOpenOption.SYNC);
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Optional<byte[]> key(Ulid list) {
        try {
            Path file = file(list);
            if (!Files.exists(file)) return Optional.empty();
            byte[] key = Files.readAllBytes(file);
            return key.length == BYTES ? Optional.of(key) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String mac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java knows HMAC", e);
        }
    }

    private Path file(Ulid list) {
        return folder.resolve(list.text() + ".key");
    }
}
