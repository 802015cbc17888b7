package city.qala.testkit;

import city.qala.platform.db.Database;
import city.qala.platform.db.DbConfig;
import city.qala.platform.db.Line;
import city.qala.platform.db.Sql;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
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

    private static final AtomicInteger COUNTER = new AtomicInteger();

    private final List<String> capabilities;
    private @Nullable String name;
    private @Nullable Database database;

    private TestDatabase(List<String> capabilities) {
        this.capabilities = capabilities;
    }

    /** A ledger with the schemas of these capabilities. */
    public static TestDatabase with(String... capabilities) {
        return new TestDatabase(List.of(capabilities));
    }

    /** The open ledger. */
    public Database database() {
        if (database == null) throw new IllegalStateException("Register the TestDatabase first.");
        return database;
    }

    /** Runs a statement as the owner of all tables, whom no rule on rows binds. */
    public void asOwner(String statement) {
        run(database(), statement);
    }

    /**
     * Another, independent connection to the same ledger, as after a restart; the caller closes.
     */
    public Database reopen() {
        return Database.open(config(), Path.of("."), clock());
    }

    /** Settings that lead to this test's ledger. */
    public DbConfig config() {
        if (name == null) throw new IllegalStateException("Register the TestDatabase first.");
        return SharedPostgres.running().config(name);
    }

    /** The clock that ledgers of tests are opened with: their waits are real. */
    static Clock clock() {
        return Clock.systemUTC();
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        SharedPostgres server = SharedPostgres.running();
        String template = server.template(capabilities);
        name = "t" + ProcessHandle.current().pid() + "_" + COUNTER.incrementAndGet();
        server.run("create database " + name + " template " + template);
        database = reopen();
    }

    @Override
    public void afterAll(ExtensionContext context) {
        if (database != null) database.close();
        if (name != null)
            SharedPostgres.running().run("drop database if exists " + name + " with (force)");
    }

    /** Runs a statement outside of any transaction. */
    static void run(Database on, String statement) {
        try (Line line = on.ownerLine("test")) {
            line.execute(Sql.text("test", statement));
        }
    }
}
