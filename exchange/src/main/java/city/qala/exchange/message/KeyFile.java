package city.qala.exchange.message;

import city.qala.kernel.Problem;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;

/** A partner's key in a file that only its owner may read. */
public final class KeyFile {

    private static final ObjectMapper JSON = new ObjectMapper();

    private KeyFile() {}

    /** Makes an Ed25519 key in a file that is not there yet; reads one that is. */
    public static SigningKey make(Path file) {
        try {
            if (!Files.exists(file)) {
                var key = SigningKey.make(new SecureRandom());
                store(file, JSON.writeValueAsBytes(key.secretMembers()));
            }
            return read(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Reads a key.
     *
     * @throws Problem {@code not-found} without a file, {@code invalid-parameter} for another one
     */
    public static SigningKey read(Path file) {
        if (!Files.exists(file)) throw Problem.notFound("There is no key file %s.", file);
        try {
            return SigningKey.of(JSON.readTree(Files.readString(file)));
        } catch (IOException e) {
            throw Problem.invalid("key", file, "must be a JWK");
        }
    }

    /** Writes a file for its owner's eyes, whole or not at all; one that is there stays. */
    static void store(Path file, byte[] content) throws IOException {
        var owner =
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        Path draft = Files.createTempFile(file.toAbsolutePath().getParent(), ".", "", owner);
        try {
            try (var channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
                ByteBuffer bytes = ByteBuffer.wrap(content);
                while (bytes.hasRemaining()) channel.write(bytes);
                channel.force(true);
            }
            Files.createLink(file, draft);
        } catch (FileAlreadyExistsException e) {
            // Somebody else was first: theirs counts.
        } finally {
            Files.delete(draft);
        }
    }
}
