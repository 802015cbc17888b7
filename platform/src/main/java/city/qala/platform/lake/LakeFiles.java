package city.qala.platform.lake;

import city.qala.kernel.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;

/** Files of the lake as files: hidden while written, flushed, then named. */
final class LakeFiles {

    private static final String UNFINISHED = ".unfinished";

    private LakeFiles() {}

    static Path inside(Path folder, Path relative) {
        Path target = folder.resolve(relative).normalize();
        if (!target.startsWith(folder) || target.equals(folder))
            throw new IllegalArgumentException("The file must lie inside the lake.");
        return target;
    }

    /** The name under which a file is written. */
    static Path begin(Path target) {
        if (Files.exists(target))
            throw Problem.conflict(
                    "file-exists", "There is a sealed file of this name; it is never overwritten.");
        try {
            Files.createDirectories(target.getParent());
            Path hidden = target.resolveSibling(target.getFileName() + UNFINISHED);
            Files.deleteIfExists(hidden);
            return hidden;
        } catch (IOException e) {
            throw failed(e);
        }
    }

    /** Flushes a written file, gives it its name and flushes the folder that knows the name. */
    static void publish(Path hidden, Path target) {
        try {
            try (FileChannel file = FileChannel.open(hidden, StandardOpenOption.WRITE)) {
                file.force(true);
            }
            Files.move(hidden, target, StandardCopyOption.ATOMIC_MOVE);
            try (FileChannel parent =
                    FileChannel.open(target.getParent(), StandardOpenOption.READ)) {
                parent.force(true);
            }
        } catch (IOException e) {
            throw failed(e);
        }
    }

    /** Removes what a killed process left: half-written files and DuckDB's spill files. */
    static void sweep(Path folder, Path scratch) {
        try {
            Files.createDirectories(folder);
            for (Path path : filesBelow(folder)) {
                if (path.toString().endsWith(UNFINISHED)) Files.deleteIfExists(path);
            }
            if (Files.isDirectory(scratch)) {
                for (Path path : filesBelow(scratch)) Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            throw failed(e);
        }
    }

    private static List<Path> filesBelow(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).toList();
        }
    }

    private static RuntimeException failed(IOException e) {
        return String.valueOf(e.getMessage()).contains("No space left")
                ? LakeFailures.storageFull()
                : new UncheckedIOException(e);
    }
}
