package city.qala.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Compares text with a file under {@code src/test/golden}. {@code -Dgolden=update} writes the files
 * anew; the difference is then reviewed like code.
 */
public final class Golden {

    private Golden() {}

    /**
     * Checks that a text is what the golden file says.
     *
     * @param name path below {@code src/test/golden}, with its ending
     */
    public static void check(String name, String actual) {
        Path file = Path.of("src", "test", "golden").resolve(name);
        String text = actual.endsWith("\n") ? actual : actual + "\n";
        try {
            if ("update".equals(System.getProperty("golden"))) {
                Files.createDirectories(file.toAbsolutePath().getParent());
                Files.writeString(file, text);
                return;
            }
            assertThat(file)
                    .as("Golden file %s; write it with -Dgolden=update and review it", file)
                    .exists();
            assertThat(text)
                    .as("differs from %s; if that is meant: -Dgolden=update", file)
                    .isEqualTo(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
