package city.qala.sensing.series;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Sealed files that the manifest does not name: left by a sealing that was cut short. */
final class LooseFiles {

    private LooseFiles() {}

    /**
     * Removes them. A ledger that never sealed anything may be the wrong one, so then they are only
     * set aside.
     *
     * @param folder of the lake
     * @return how many there were
     */
    static int sweep(Path folder, List<SealedFile> named, boolean neverSealed) {
        Path root = folder.resolve("observations");
        if (!Files.isDirectory(root)) {
            return 0;
        }
        Set<Path> known = named.stream().map(file -> file.path).collect(Collectors.toSet());
        try (Stream<Path> all = Files.walk(root)) {
            List<Path> loose =
                    all.filter(path -> path.toString().endsWith(".parquet"))
                            .filter(path -> !known.contains(path))
                            .toList();
            for (Path path : loose) {
                if (neverSealed) {
                    Files.move(path, free(path));
                } else {
                    Files.delete(path);
                }
            }
            return loose.size();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path free(Path path) {
        for (int n = 1; ; n++) {
            Path aside = path.resolveSibling(path.getFileName() + ".lost" + n);
            if (!Files.exists(aside)) {
                return aside;
            }
        }
    }
}
