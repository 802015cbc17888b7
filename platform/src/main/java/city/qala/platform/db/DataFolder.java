package city.qala.platform.db;

import city.qala.kernel.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.jspecify.annotations.Nullable;

/**
 * The data folder, held by one process at a time. The lock is the operating system's, so that it is
 * free again however its holder died; {@code qala.pid} names the holder for people and supervisors.
 */
public final class DataFolder implements AutoCloseable {

    private final Path folder;
    private final FileChannel channel;
    private final FileLock lock;

    private DataFolder(Path folder, FileChannel channel, FileLock lock) {
        this.folder = folder;
        this.channel = channel;
        this.lock = lock;
    }

    /**
     * Takes the folder, making it if it is not there, and writes this process's id to {@code
     * qala.pid}.
     *
     * @throws Problem {@code folder-in-use} if another process holds it
     */
    public static DataFolder lock(Path folder) {
        try {
            make(folder);
            FileChannel channel =
                    FileChannel.open(
                            folder.resolve("qala.lock"),
                            StandardOpenOption.CREATE,
                            StandardOpenOption.WRITE);
            FileLock lock = tryLock(channel);
            if (lock == null) {
                channel.close();
                throw inUse(folder);
            }
            DataFolder held = new DataFolder(folder, channel, lock);
            held.writePid();
            return held;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The folder itself. */
    public Path path() {
        return folder;
    }

    /** Removes {@code qala.pid} and gives the folder back. */
    @Override
    public void close() {
        try {
            Files.deleteIfExists(folder.resolve("qala.pid"));
            lock.release();
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A folder that we make is for us alone; one that was made for us keeps its rights. */
    private static void make(Path folder) throws IOException {
        if (Files.isDirectory(folder)) return;
        Files.createDirectories(folder);
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
    }

    private void writePid() throws IOException {
        byte[] pid = (ProcessHandle.current().pid() + "\n").getBytes(StandardCharsets.US_ASCII);
        try (FileChannel file =
                FileChannel.open(
                        folder.resolve("qala.pid"),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE,
                        StandardOpenOption.TRUNCATE_EXISTING)) {
            file.write(ByteBuffer.wrap(pid));
        } catch (IOException e) {
            // On a full disk the lock alone must do: the number is for people, not for safety.
            System.getLogger("city.qala.platform.db")
                    .log(System.Logger.Level.WARNING, "qala.pid could not be written: no room?");
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    private static Problem inUse(Path folder) {
        String holder = "";
        try {
            holder = Files.readString(folder.resolve("qala.pid")).strip();
        } catch (IOException ignored) {
            // The holder may be starting; the sentence works without its number.
        }
        return Problem.conflict(
                "folder-in-use",
                "Another Qala%s is using this data folder; stop it first, or give another --data.",
                holder.isEmpty() ? "" : " (process " + holder + ")");
    }
}
