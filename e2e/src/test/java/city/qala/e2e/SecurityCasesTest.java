package city.qala.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The table of security cases names tests that are there. */
class SecurityCasesTest {
    private static final int CASES = 37;
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

    @Test
    void givenEveryKnownCase_whenLookedUp_thenItIsEitherTriedOrItIsSaidWhyItDoesNotApply()
            throws IOException {
        List<String> tried = cases("security-cases.csv");
        List<String> none = cases("security-cases-none.csv");
        var all = new TreeSet<>(tried);
        all.addAll(none);
        var known = new TreeSet<String>();
        for (int i = 1; i <= CASES; i++) known.add("SD%03d".formatted(i));
        assertThat(all).isEqualTo(known);
        assertThat(tried).doesNotContainAnyElementsOf(none);
        assertThat(none).doesNotHaveDuplicates();
    }

    private static List<String> cases(String file) throws IOException {
        return Files.readAllLines(ROOT.resolve("docs/develop").resolve(file)).stream()
                .skip(1)
                .map(row -> row.substring(0, row.indexOf(',')))
                .toList();
    }

    /** Every module of the program is looked through. */
    private static boolean isThere(String type, String method) throws IOException {
        try (Stream<Path> modules = Files.list(ROOT)) {
            for (Path module : modules.toList()) {
                Path tests = module.resolve("src/test/java");
                if (!Files.isDirectory(tests)) continue;
                try (Stream<Path> files = Files.walk(tests)) {
                    for (Path f : files.filter(p -> p.endsWith(type + ".java")).toList())
                        if (Files.readString(f).contains("void " + method + "(")) return true;
                }
            }
        }
        return false;
    }
}
