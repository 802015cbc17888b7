package city.qala.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The table of security cases names tests that are there. */
class SecurityCasesTest {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    @Test
    void givenTheTableOfSecurityCases_whenItsTestsAreLookedFor_thenEachIsInTheSources()
            throws IOException {
        List<String> rows = Files.readAllLines(ROOT.resolve("docs/develop/security-cases.csv"));
        assertThat(rows).hasSizeGreaterThan(15);
        var missing = new ArrayList<String>();
        for (String row : rows.subList(1, rows.size())) {
            String[] test = row.substring(row.lastIndexOf(',') + 1).split("\\.");
            if (!isThere(test[0], test[1])) missing.add(row);
        }
        assertThat(missing).isEmpty();
    }

    private static boolean isThere(String type, String method) throws IOException {
        for (String module :
                List.of(
                        "kernel",
                        "platform",
                        "sta",
                        "sensing",
                        "governance",
                        "exchange",
                        "app",
                        "web",
                        "e2e")) {
            Path tests = ROOT.resolve(module).resolve("src/test/java");
            if (!Files.isDirectory(tests)) continue;
            try (Stream<Path> files = Files.walk(tests)) {
                for (Path f : files.filter(p -> p.endsWith(type + ".java")).toList())
                    if (Files.readString(f).contains("void " + method + "(")) return true;
            }
        }
        return false;
    }
}
