package city.qala.operations.asset;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
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
import java.util.Base64;
import java.util.List;

/** The Ed25519 key that commands are signed with; it lies in a file for its owner's eyes only. */
public final class CommandKey {

    private final PrivateKey secret;
    private final String open;

    private CommandKey(PrivateKey secret, String open) {
        this.secret = secret;
        this.open = open;
    }

    /** Reads the key of a file; makes one if there is none. */
    public static CommandKey open(Path file) {
        try {
            if (!Files.exists(file)) make(file);
            List<String> lines = Files.readAllLines(file);
            byte[] secret = Base64.getDecoder().decode(lines.getFirst());
            var spec = new PKCS8EncodedKeySpec(secret);
            return new CommandKey(
                    KeyFactory.getInstance("Ed25519").generatePrivate(spec), lines.get(1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the key of commands cannot be read: " + file, e);
        }
    }

    private static void make(Path file) throws IOException, GeneralSecurityException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        Base64.Encoder text = Base64.getEncoder();
        String lines =
                text.encodeToString(pair.getPrivate().getEncoded())
                        + "\n"
                        + text.encodeToString(pair.getPublic().getEncoded())
                        + "\n";
        var owner =
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        Path draft = Files.createTempFile(file.toAbsolutePath().getParent(), ".", "", owner);
        try {
            Files.writeString(draft, lines, StandardCharsets.US_ASCII, StandardOpenOption.DSYNC);
            Files.createLink(file, draft);
        } catch (FileAlreadyExistsException e) {
            // Somebody else was first: theirs counts.
        } finally {
            Files.delete(draft);
        }
    }

    /** The public half as base64 of X.509, which devices keep. */
    public String open() {
        return open;
    }

    String sign(String text) {
        try {
            Signature signing = Signature.getInstance("Ed25519");
            signing.initSign(secret);
            signing.update(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(signing.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Ed25519 is part of the runtime", e);
        }
    }

    /** Whether a signature of a text was made by the owner of a public key. */
    static boolean verify(String open, String text, String signature) {
        try {
            byte[] key = Base64.getDecoder().decode(open);
            PublicKey known =
                    KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(key));
            Signature checking = Signature.getInstance("Ed25519");
            checking.initVerify(known);
            checking.update(text.getBytes(StandardCharsets.UTF_8));
            return checking.verify(Base64.getDecoder().decode(signature));
        } catch (GeneralSecurityException e) {
            return false;
        }
    }
}
