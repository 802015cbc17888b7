package city.qala.governance.audit;

import city.qala.kernel.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/** The key that signs the state of the log: Ed25519, made at first use, read by its owner only. */
final class AuditKey {
    private static final HexFormat HEX = HexFormat.of();
    private static final byte[] SPKI_START = HEX.parseHex("302a300506032b6570032100");

    private final PrivateKey secret;
    private final String open;

    private AuditKey(PrivateKey secret, String open) {
        this.secret = secret;
        this.open = open;
    }

    /** The key in {@code keys/audit} of a data folder. */
    static AuditKey of(Path data) {
        Path folder = data.resolve("keys");
        Path file = folder.resolve("audit");
        try {
            if (!Files.exists(file)) make(folder, file);
            List<String> lines = Files.readAllLines(file);
            var spec = new PKCS8EncodedKeySpec(Base64.getDecoder().decode(lines.get(0)));
            return new AuditKey(
                    KeyFactory.getInstance("Ed25519").generatePrivate(spec), lines.get(1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException | RuntimeException e) {
            throw Problem.of(
                    Problem.Kind.UNAVAILABLE,
                    "audit-key-damaged",
                    "The key of the audit log in the data folder cannot be read.");
        }
    }

    /** The public half: 32 bytes in hexadecimal. */
    String open() {
        return open;
    }

    /** Signs a text; hexadecimal. */
    String sign(String text) {
        try {
            Signature signer = Signature.getInstance("Ed25519");
            signer.initSign(secret);
            signer.update(Packed.utf8(text));
            return HEX.formatHex(signer.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has Ed25519", e);
        }
    }

    /** Whether the holder of a key signed a text. */
    static boolean holds(String open, String text, String signature) {
        try {
            byte[] spki = Arrays.copyOf(SPKI_START, SPKI_START.length + 32);
            byte[] raw = HEX.parseHex(open);
            if (raw.length != 32) return false;
            System.arraycopy(raw, 0, spki, SPKI_START.length, 32);
            PublicKey key =
                    KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(spki));
            Signature checker = Signature.getInstance("Ed25519");
            checker.initVerify(key);
            checker.update(Packed.utf8(text));
            return checker.verify(HEX.parseHex(signature));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return false;
        }
    }

    // A link fails if somebody else was first; a crash leaves either no key or a whole one.
    private static void make(Path folder, Path file) throws IOException, GeneralSecurityException {
        if (!Files.isDirectory(folder)) Files.createDirectories(folder, permissions("rwx------"));
        KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        byte[] spki = pair.getPublic().getEncoded();
        String open = HEX.formatHex(spki, spki.length - 32, spki.length);
        String secret = Base64.getEncoder().encodeToString(pair.getPrivate().getEncoded());
        Path draft = Files.createTempFile(folder, ".", "", permissions("rw-------"));
        try {
            Durable.write(draft, secret + "\n" + open + "\n");
            Files.createLink(file, draft);
        } catch (FileAlreadyExistsException e) {
            // Theirs is as good.
        } finally {
            Files.delete(draft);
        }
    }

    private static java.nio.file.attribute.FileAttribute<?> permissions(String text) {
        return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(text));
    }
}
