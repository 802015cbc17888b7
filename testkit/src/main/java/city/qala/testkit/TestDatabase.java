package city.qala.testkit;

import city.qala.platform.db.Database;
import city.qala.platform.db.DbConfig;
import java.time.Clock;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A ledger for one test class: a database of its own, copied from a template that is migrated once,
 * on a PostgreSQL that all tests of this machine's user share.
 *
 * <pre>{@code
 * @RegisterExtension static final TestDatabase ledger = TestDatabase.with("sensing");
 * }</pre>
 */
public final class TestDatabase implements BeforeAllCallback, AfterAllCallback {

    private TestDatabase() {}

    /** A ledger with the schemas of these capabilities. */
    public static TestDatabase with(String... capabilities) {
        return new TestDatabase();
    }

    /** The open ledger. */
    public Database database() {
        throw new UnsupportedOperationException("being written");
    }

    /**
     * Another, independent connection to the same ledger, as after a restart; the caller closes.
     */
    public Database reopen() {
        throw new UnsupportedOperationException("being written");
    }

    /** Settings that lead to this test's ledger. */
    public DbConfig config() {
        throw new UnsupportedOperationException("being written");
    }

    /** The clock that ledgers of tests are opened with. */
    static Clock clock() {
        return Clock.systemUTC();
    }

    @Override
    public void beforeAll(ExtensionContext context) {}

    @Override
    public void afterAll(ExtensionContext context) {}
}
