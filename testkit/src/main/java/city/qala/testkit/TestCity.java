package city.qala.testkit;

import city.qala.platform.db.Database;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * The ground of a pretend city for one test class: a ledger of its own, a data folder that is
 * removed afterwards, and a clock that moves when told. Capabilities build their façade on it.
 */
public final class TestCity implements BeforeAllCallback, AfterAllCallback {

    private final TestDatabase ledger;
    private final TestClock clock = TestClock.at("2026-03-02T06:00:00Z");
    private @Nullable Path folder;

    private TestCity(TestDatabase ledger) {
        this.ledger = ledger;
    }

    /** A city with the schemas of these capabilities. */
    public static TestCity withDatabase(String... capabilities) {
        return new TestCity(TestDatabase.with(capabilities));
    }

    /** The ledger. */
    public Database database() {
        return ledger.database();
    }

    /** The ledger's extension, for tests that reopen it. */
    public TestDatabase ledger() {
        return ledger;
    }

    /** The city's clock, at first Monday 2 March 2026, 11:00 in Almaty. */
    public TestClock clock() {
        return clock;
    }

    /** The data folder. */
    public Path folder() {
        if (folder == null) throw new IllegalStateException("Register the TestCity first.");
        return folder;
    }

    @Override
    public void beforeAll(ExtensionContext context) throws IOException {
        folder = Files.createTempDirectory("qala-city-");
        ledger.beforeAll(context);
    }

    @Override
    public void afterAll(ExtensionContext context) {
        ledger.afterAll(context);
        if (folder != null) delete(folder);
    }

    private static void delete(Path folder) {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) Files.delete(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
