package city.qala.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Every library that is shipped has a licence that lets a town use, change and pass it on. The list
 * is kept by hand, so that a new library is looked at by a person.
 */
class LicencesTest {
    private static final Path LIST = Path.of("..", "docs", "licences.properties");
    private static final List<String> GOOD =
            List.of(
                    "Apache-2.0",
                    "MIT",
                    "MIT-0",
                    "BSD-2-Clause",
                    "BSD-3-Clause",
                    "ISC",
                    "EPL-2.0",
                    "EDL-1.0",
                    "PostgreSQL",
                    "Unicode-3.0",
                    "0BSD",
                    "CC0-1.0",
                    "Bouncy Castle (MIT)");

    @Test
    void everyShippedLibraryIsListedWithAGoodLicence() throws IOException {
        Map<String, String> known = new TreeMap<>();
        var read = new Properties();
        try (var in = Files.newBufferedReader(LIST)) {
            read.load(in);
        }
        read.stringPropertyNames().forEach(n -> known.put(n, read.getProperty(n)));
        var missing = new ArrayList<String>();
        for (Path jar : shipped()) {
            String name = artifact(jar);
            String licence = known.remove(name);
            if (licence == null) missing.add(name);
            else assertThat(GOOD).as(name).contains(licence);
        }
        assertThat(missing).as("libraries without a licence in " + LIST).isEmpty();
        assertThat(known.keySet()).as("libraries that are not shipped any more").isEmpty();
    }

    /** The program's libraries as the tests' class path has them, without those of tests. */
    private static List<Path> shipped() throws IOException {
        try (InputStream in = LicencesTest.class.getResourceAsStream("/runtime-classpath.txt")) {
            if (in == null) throw new IOException("the build did not write runtime-classpath.txt");
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
            return Stream.of(text.split("[:\\n]", -1))
                    .filter(p -> p.endsWith(".jar"))
                    .map(Path::of)
                    .filter(p -> !p.getFileName().toString().startsWith("qala-"))
                    .toList();
        }
    }

    private static String artifact(Path jar) {
        String file = jar.getFileName().toString().toLowerCase(Locale.ROOT);
        return file.replaceFirst("-[0-9][^/]*\\.jar$", "");
    }
}
