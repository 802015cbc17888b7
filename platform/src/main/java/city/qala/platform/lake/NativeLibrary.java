package city.qala.platform.lake;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;

/**
 * Keeps DuckDB's 71 MB native library from piling up. The driver unpacks it into the temp folder
 * and relies on an orderly end to remove it; here its name is removed as soon as it is loaded,
 * which Linux allows, so that a killed process leaves nothing.
 */
final class NativeLibrary {

    private static final String NAME = "libduckdb_java";
    private static final String TEMP = System.getProperty("java.io.tmpdir", "/tmp");

    private NativeLibrary() {}

    /** Removes libraries whose process was killed in the moment between unpacking and loading. */
    static void sweep(Clock clock) {
        File[] left = new File(TEMP).listFiles((folder, name) -> name.startsWith(NAME));
        if (left == null) return;
        // Another program may be loading its own just now.
        long before = clock.millis() - 60_000;
        for (File file : left) {
            if (file.lastModified() < before) file.delete();
        }
    }

    /** Removes the name of the loaded library. */
    static void forgetFile() {
        try (Stream<String> maps = Files.lines(Path.of("/proc/self/maps"))) {
            List<String> loaded =
                    maps.filter(line -> line.contains("/" + NAME))
                            .map(line -> line.substring(line.indexOf('/')))
                            .distinct()
                            .toList();
            for (String file : loaded) {
                // A library that an administrator installed is not ours to remove.
                if (Path.of(file).startsWith(TEMP)) Files.deleteIfExists(Path.of(file));
            }
        } catch (IOException | UncheckedIOException e) {
            // Without /proc the driver's own clean-up at the end has to do.
        }
    }
}
