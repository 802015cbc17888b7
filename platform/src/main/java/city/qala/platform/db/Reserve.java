package city.qala.platform.db;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/**
 * Room kept back on the data volume. While it lies there, a full disk still lets the ledger recover
 * and stop cleanly: then the room is given away, and taken again when there is space.
 */
final class Reserve {

    private static final long LEAST_FLOOR = 8L << 20;
    private static final long MOST_FLOOR = 64L << 20;

    private final Path folder;
    private final long wanted;
    private final long floor;

    Reserve(Path folder, int megabytes) {
        this.folder = folder;
        long total = volumeBytes();
        // A twentieth of a small volume; more would take the room that it is to protect.
        this.wanted = Math.min((long) megabytes << 20, total / 20);
        this.floor = Math.clamp(total / 50, LEAST_FLOOR, MOST_FLOOR);
    }

    /** Whether so little is free that nothing more should be stored. */
    boolean isLow() {
        return free() < floor;
    }

    /** Whether there is so much again that storing can go on. */
    boolean hasRoom() {
        return free() >= floor + floor / 2 + (isThere() ? 0 : wanted);
    }

    boolean isThere() {
        return wanted == 0 || file().toFile().length() >= wanted;
    }

    /** Gives the room away. */
    void release() {
        file().toFile().delete();
    }

    /** Takes the room if it can be had; says whether it is there now. */
    boolean take() {
        if (isThere()) return true;
        if (free() < wanted + floor) return false;
        Commands.Outcome quick =
                Commands.run(List.of("fallocate", "-l", Long.toString(wanted), file().toString()));
        if (!quick.ok() && !fill()) {
            release();
            return false;
        }
        return true;
    }

    private boolean fill() {
        try (FileChannel out =
                FileChannel.open(
                        file(),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE,
                        StandardOpenOption.TRUNCATE_EXISTING)) {
            ByteBuffer zeros = ByteBuffer.allocate(1 << 20);
            for (long left = wanted; left > 0; left -= zeros.capacity()) {
                zeros.clear().limit((int) Math.min(left, zeros.capacity()));
                while (zeros.hasRemaining()) out.write(zeros);
            }
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private Path file() {
        return folder.resolve("reserve");
    }

    /** Asked five times a second, so not through the table of mounts as a FileStore would. */
    private long free() {
        return folder.toFile().getUsableSpace();
    }

    private long volumeBytes() {
        return folder.toFile().getTotalSpace();
    }
}
