package city.qala.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The folder of jars that is shipped holds all that the program needs: what only a test has on its
 * class path is missing here.
 */
class ProgramTest {
    private static final Path LIB = Path.of("../app/target/lib");
    private static final Path CLASSES = Path.of("../app/target/classes");

    @TempDir Path folder;

    @Test
    void givenOnlyTheShippedJars_whenACityStarts_thenItServesPagesDataAndTheBroker()
            throws IOException {
        // A run that stops before packaging has none, or old ones; the whole run always has.
        assumeTrue(isPackaged(), "not packaged");
        try (CityProcess city =
                CityProcess.startFrom(
                        jars(), "serve", folder.resolve("data"), "--set", "sensing.open=true")) {
            assertThat(city.get("/health/ready").statusCode()).isEqualTo(200);
            assertThat(city.get("/kk/air").statusCode()).isEqualTo(200);
            assertThat(city.get("/sta/v1.1/Things?$count=true").body())
                    .contains("\"@iot.count\":0");
            assertThat(city.get("/openapi").statusCode()).isEqualTo(200);
            assertThat(city.get("/health/ready").body()).doesNotContain("did not start");
        }
    }

    private static boolean isPackaged() throws IOException {
        return Files.isDirectory(LIB) && newest(LIB) >= newest(CLASSES);
    }

    private static long newest(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.map(Path::toFile)
                    .filter(File::isFile)
                    .mapToLong(File::lastModified)
                    .max()
                    .orElse(0);
        }
    }

    private static String jars() throws IOException {
        try (Stream<Path> files = Files.list(LIB)) {
            return files.sorted(Comparator.naturalOrder())
                    .map(Path::toString)
                    .collect(Collectors.joining(File.pathSeparator));
        }
    }
}
