package city.qala.platform.db;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.argument.ArgumentFactory;
import org.jdbi.v3.core.argument.Arguments;
import org.jdbi.v3.core.argument.NullArgument;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jdbi.v3.core.statement.TemplateEngine;

/**
 * The ledger: PostgreSQL 18, embedded in the data folder or by address. What is acknowledged is
 * committed here.
 *
 * <p>Failures arrive as {@link city.qala.kernel.Problem}: {@code storage-full} (507) when the disk
 * is full, {@code overloaded} (503, with a time to try again) when the server cannot be reached or
 * is busy. In both cases nothing was stored. {@code outcome-unknown} (500) means that the
 * connection broke during the commit. A repeated unique value is a {@link Conflict}.
 */
public final class Database implements AutoCloseable {

    private static final long WAIT_FOR_CONNECTION_MILLIS = 3_000;

    private final Server server;
    private final Connections owner;
    private final Connections connections;
    private final HikariDataSource pool;
    private final Jdbi jdbi;
    private final Failures failures;

    private Database(Server server, int poolSize) {
        this.server = server;
        this.owner = new Connections(server, null);
        this.connections = new Connections(server, new Guard(server));
        this.failures = new Failures(server::diskFull);
        this.pool = new HikariDataSource(poolSettings(connections, poolSize));
        this.jdbi = jdbi(pool);
    }

    /**
     * Connects to the ledger, starting the embedded one if no address is configured: it is created
     * at first use, adopted if it outlived its last owner, and stopped by {@link #close()}.
     *
     * @param dataDir the city's data folder; the caller holds its {@link DataFolder} lock
     * @throws city.qala.kernel.Problem with one clear sentence if there is no way to a ledger
     */
    public static Database open(DbConfig config, Path dataDir, Clock clock) {
        return over(
                config.url() == null
                        ? EmbeddedPostgres.start(config, dataDir, clock)
                        : ExternalPostgres.at(config),
                config);
    }

    /**
     * Connects to a ledger that another process runs, without keeping or stopping it.
     *
     * @throws city.qala.kernel.Problem {@code no-ledger} if it does not run
     */
    public static Database visit(DbConfig config, Path dataDir) {
        return over(
                config.url() == null
                        ? RunningPostgres.of(config, dataDir)
                        : ExternalPostgres.at(config),
                config);
    }

    static Database over(Server server, DbConfig config) {
        return new Database(server, config.poolSize());
    }

    /** Runs a transaction that only reads; it sees one state of the ledger throughout. */
    public <T> T read(Function<Tx, T> work) {
        return inTransaction(work, true);
    }

    /** Runs a transaction; when this returns it is committed and flushed. */
    public <T> T write(Function<Tx, T> work) {
        refuseWhenFull();
        return inTransaction(work, false);
    }

    /** Runs a transaction that has nothing to answer; when this returns it is committed. */
    public void change(Consumer<Tx> work) {
        refuseWhenFull();
        inTransaction(
                tx -> {
                    work.accept(tx);
                    return true;
                },
                false);
    }

    /**
     * The same as {@link #write} for what must be stored even when the disk runs low, such as an
     * audit entry of a refusal. It may use the last room, so keep it small and rare.
     */
    public <T> T writeLastRoom(Function<Tx, T> work) {
        return inTransaction(work, false);
    }

    /**
     * A connection of one's own for a hot path. It connects at its first use.
     *
     * @param name shown in the server's list of connections
     */
    public Line line(String name) {
        return new Line(name, connections, owner, failures, server);
    }

    /**
     * A connection as the owner of all tables, whom no rule on rows binds: for the migrations of
     * the machinery and for tests. A capability never asks for one.
     */
    public Line ownerLine(String name) {
        return new Line(name, owner, owner, failures, server);
    }

    /**
     * Brings the schema of a capability up to date from {@code db/<capability>/V….sql}. Quick when
     * there is nothing to do.
     */
    public void migrate(String capability) {
        Migrations.run(this, owner, capability);
    }

    /**
     * Brings a schema to the migrations of an earlier program.
     *
     * @param version the last of them, as in the file's name
     */
    public void migrateTo(String capability, String version) {
        Migrations.runTo(this, owner, capability, version);
    }

    /**
     * The capabilities that this program has migrations of, with the versions of each, in order.
     */
    public static java.util.Map<String, List<String>> migrations() {
        return Migrations.all();
    }

    /**
     * One moment of the whole ledger, for a copy of it.
     *
     * @param emptied tables that ordinary work empties at once
     */
    public LedgerSnapshot snapshot(List<String> emptied) {
        return LedgerSnapshot.of(owner, failures, emptied);
    }

    /** Begins to fill this ledger, which must be new, from a copy. */
    public LedgerLoad load() {
        return LedgerLoad.of(owner, failures);
    }

    /**
     * Prepares a statement without running it: a column that does not exist, or a parameter whose
     * type cannot be told, shows at once.
     */
    public void check(Sql sql) {
        try (Connection connection = pool.getConnection()) {
            new Statements(connection).check(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql.name() + ".sql: " + e.getMessage(), e);
        }
    }

    /**
     * A name for the migrations of some capabilities as they are in this program: other files,
     * other name. Tests keep their templates under it.
     */
    public static String fingerprint(List<String> capabilities) {
        return Migrations.fingerprint(capabilities);
    }

    /** How the ledger is. */
    public LedgerState state() {
        return server.state();
    }

    /**
     * Registers what to do when the disk has failed to store what was written: the process should
     * end then, and nothing may be acknowledged any more.
     */
    public void whenBroken(Runnable told) {
        server.whenBroken(told);
    }

    /** Closes all connections and stops the embedded server cleanly. */
    @Override
    public void close() {
        pool.close();
        server.close();
    }

    private <T> T inTransaction(Function<Tx, T> work, boolean readOnly) {
        try (Handle handle = jdbi.open()) {
            if (readOnly) readOnly(handle.getConnection());
            handle.begin();
            T answer;
            var tx = new Tx(handle);
            try {
                answer = work.apply(tx);
            } catch (RuntimeException | Error e) {
                rollback(handle);
                throw e;
            }
            commit(handle);
            tx.committed();
            return answer;
        } catch (JdbiException e) {
            throw translate(e);
        } catch (Row.Broken e) {
            throw failed(e.why());
        }
    }

    private static void readOnly(Connection connection) {
        try {
            connection.setReadOnly(true);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        } catch (SQLException e) {
            throw new Row.Broken(e);
        }
    }

    private static void rollback(Handle handle) {
        try {
            handle.rollback();
        } catch (JdbiException ignored) {
            // The first failure is the one to tell; the pool drops a broken connection.
        }
    }

    private void commit(Handle handle) {
        try {
            handle.commit();
        } catch (JdbiException e) {
            if (e.getCause() instanceof SQLException sql) throw failures.ofCommit(sql);
            throw e;
        }
    }

    private RuntimeException translate(JdbiException e) {
        return e.getCause() instanceof SQLException sql ? failed(sql) : e;
    }

    private void refuseWhenFull() {
        if (server.diskFull()) throw Failures.storageFull(null);
    }

    private RuntimeException failed(SQLException e) {
        if (Failures.isDiskFull(e)) server.reportDiskFull();
        return failures.of(e);
    }

    private static HikariConfig poolSettings(Connections connections, int size) {
        var settings = new HikariConfig();
        settings.setPoolName("qala");
        settings.setDataSource(connections);
        settings.setMaximumPoolSize(size);
        settings.setMinimumIdle(1);
        settings.setConnectionTimeout(WAIT_FOR_CONNECTION_MILLIS);
        settings.setInitializationFailTimeout(-1);
        return settings;
    }

    private static Jdbi jdbi(HikariDataSource pool) {
        Jdbi jdbi = Jdbi.create(pool);
        jdbi.getConfig(SqlStatements.class).setTemplateEngine(TemplateEngine.NOP);
        jdbi.getConfig(SqlStatements.class).setUnusedBindingAllowed(true);
        jdbi.getConfig(Arguments.class)
                .setUntypedNullArgument(new NullArgument(java.sql.Types.NULL));
        ArgumentFactory anyValue =
                (type, value, config) ->
                        Optional.of((position, statement, context) ->
                                Binder.bind(statement, position, value));
        jdbi.registerArgument(anyValue);
        return jdbi;
    }
}
