package city.qala.governance.algorithm;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The secret that seals the register's lines, kept outside of the ledger: whoever can only write to
 * the ledger cannot write a line that counts. Beside it stands how far the register had come, so
 * that lines taken off its end are missed.
 */
final class RegisterKey {
    private static final String ALGORITHM = "HmacSHA256";
    private static final int BYTES = 32;

    /** How far the register had come. */
    record Head(long number, String seal) {}

    private final Path headFile;
    private final SecretKeySpec key;

    private RegisterKey(Path headFile, SecretKeySpec key) {
        this.headFile = headFile;
        this.key = key;
    }

    /** The key of a city, made at first use; only the owner of the folder may read it. */
    static RegisterKey open(Path folder) {
        try {
            if (!Files.isDirectory(folder))
                Files.createDirectories(
                        folder,
                        PosixFilePermissions.asFileAttribute(
                                PosixFilePermissions.fromString("rwx------")));
            Path file = folder.resolve("register.key");
            if (!Files.exists(file)) {
                byte[] secret = new byte[BYTES];
                new SecureRandom().nextBytes(secret);
                write(file, HexFormat.of().formatHex(secret));
            }
            byte[] secret = HexFormat.of().parseHex(Files.readString(file).strip());
            return new RegisterKey(
                    folder.resolve("register.head"), new SecretKeySpec(secret, ALGORITHM));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The seal of a line, which also seals all lines before it.
     *
     * @param before seal of the line before; empty for the first
     * @param line all that it says, part by part
     */
    String seal(String before, List<String> line) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            write(out, before);
            for (String part : line) write(out, part);
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return HexFormat.of().formatHex(mac.doFinal(bytes.toByteArray()));
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException("every Java knows HMAC", e);
        }
    }

    // With its length before it, so that no two lines are the same bytes.
    private static void write(DataOutputStream out, String part) throws IOException {
        byte[] text = part.getBytes(StandardCharsets.UTF_8);
        out.writeInt(text.length);
        out.write(text);
    }

    /** How far the register had come when somebody last looked. */
    Optional<Head> head() {
        try {
            if (!Files.exists(headFile)) return Optional.empty();
            String[] parts = Files.readString(headFile).strip().split(" ", 2);
            return parts.length == 2 && parts[0].matches("[0-9]{1,18}")
                    ? Optional.of(new Head(Long.parseLong(parts[0]), parts[1]))
                    : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void remember(Head head) {
        try {
            write(headFile, head.number() + " " + head.seal());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Path file, String text) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        Path draft =
                Files.createTempFile(
                        folder,
                        ".register-",
                        ".part",
                        PosixFilePermissions.asFileAttribute(
                                PosixFilePermissions.fromString("rw-------")));
        Files.writeString(draft, text + "\n");
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
