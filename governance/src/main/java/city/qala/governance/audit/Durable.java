package city.qala.governance.audit;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Writing that is on the disk when it returns. */
final class Durable {
    private Durable() {}

    /** Fills a file that is there. */
    static void write(Path file, String text) throws IOException {
        try (var channel =
                FileChannel.open(
                        file, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            put(channel, Packed.utf8(text));
            channel.force(true);
        }
    }

    /** Puts a file in its place in one step. */
    static void replace(Path file, String text) throws IOException {
        Path draft = file.resolveSibling("." + file.getFileName() + ".new");
        Files.deleteIfExists(draft);
        Files.createFile(draft);
        write(draft, text);
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Writes all the bytes where the channel stands. */
    static void put(FileChannel channel, byte[] bytes) throws IOException {
        ByteBuffer rest = ByteBuffer.wrap(bytes);
        while (rest.hasRemaining()) channel.write(rest);
    }
}
