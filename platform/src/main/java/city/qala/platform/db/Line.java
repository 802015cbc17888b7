package city.qala.platform.db;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/**
 * A connection of one's own for a hot path: statements stay prepared on the server, each one is its
 * own transaction unless {@link #transaction} says otherwise.
 *
 * <p>Values are given by position: the n-th distinct {@code :name} of the statement takes the n-th
 * value. For one thread at a time. When the connection breaks, {@link LineLost} tells that the
 * outcome is unknown; {@link #reopen()} makes a new one.
 */
public final class Line implements AutoCloseable {

    private static final int ROWS_AT_A_TIME = 200;
    private static final Sql END_BACKEND = Sql.of(Line.class, "end-backend");

    private final String name;
    private final Connections connections;
    private final Connections owner;
    private final Failures failures;
    private final Server server;
    private int backend;
    private @Nullable Connection connection;
    private @Nullable Statements statements;

    Line(
            String name,
            Connections connections,
            Connections owner,
            Failures failures,
            Server server) {
        this.name = name;
        this.connections = connections;
        this.owner = owner;
        this.failures = failures;
        this.server = server;
    }

    /** Whether there is a connection that has not been seen to break. */
    public boolean isOpen() {
        return connection != null;
    }

    /**
     * Closes the connection, if any, and makes a new one. What the old one may still have been
     * doing on the server is ended first, so that whoever looks for an outcome sees the last word.
     *
     * @throws city.qala.kernel.Problem {@code overloaded} or {@code storage-full} when the ledger
     *     cannot take one now
     */
    public void reopen() {
        close();
        try {
            Connection fresh = connections.dedicated(name);
            connection = fresh;
            statements = new Statements(fresh);
            if (backend != 0) endOld();
            // Only now: had that failed, the old one must still be ended at the next try.
            backend = fresh.unwrap(PGConnection.class).getBackendPID();
        } catch (SQLException e) {
            throw failures.of(e);
        }
    }

    // Only the owner may end a session that began as the owner's.
    private void endOld() throws SQLException {
        try (Connection by = owner.getConnection();
                ResultSet gone =
                        new Statements(by)
                                .bound(END_BACKEND, new Object[] {backend, "qala-" + name})
                                .executeQuery()) {
            gone.next();
        }
    }

    /**
     * Runs a statement; it is committed and flushed when this returns.
     *
     * @return rows changed, or 0 when the statement answers rows
     * @throws LineLost if the connection broke: the outcome is unknown
     * @throws Conflict if a unique value is repeated
     * @throws city.qala.kernel.Problem otherwise; nothing was stored then
     */
    public int execute(Sql sql, @Nullable Object... args) {
        if (server.diskFull()) throw Failures.storageFull(null);
        return doing(statements -> {
            PreparedStatement statement = statements.bound(sql, args);
            return statement.execute() ? 0 : Math.max(0, statement.getUpdateCount());
        });
    }

    /** All rows of an answer. */
    public <T> List<T> list(Sql sql, RowReader<T> reader, @Nullable Object... args) {
        return doing(statements -> {
            List<T> all = new ArrayList<>();
            try (ResultSet rows = statements.bound(sql, args).executeQuery()) {
                Row row = Row.over(rows);
                while (rows.next()) all.add(reader.read(row));
            }
            return all;
        });
    }

    /** Walks through an answer of any size without holding it, some hundred rows at a time. */
    public void forEach(Sql sql, Consumer<Row> each, @Nullable Object... args) {
        transaction(line ->
                line.doing(statements -> {
                    PreparedStatement statement = statements.bound(sql, args);
                    statement.setFetchSize(ROWS_AT_A_TIME);
                    try (ResultSet rows = statement.executeQuery()) {
                        Row row = Row.over(rows);
                        while (rows.next()) each.accept(row);
                    }
                    return true;
                }));
    }

    /** Several statements in one transaction: all of them are stored, or none. */
    public <T> T transaction(Function<Line, T> work) {
        Connection open = connected();
        boolean outermost = begin(open);
        boolean done = false;
        try {
            T answer = work.apply(this);
            if (outermost)
                doing(s -> {
                    open.commit();
                    return true;
                });
            done = true;
            return answer;
        } finally {
            if (outermost) end(open, done);
        }
    }

    /** Gives the connection back to the system; the Line can be reopened. */
    @Override
    public void close() {
        Connection old = connection;
        connection = null;
        statements = null;
        if (old == null) return;
        try {
            old.close();
        } catch (SQLException ignored) {
            // It is gone either way.
        }
    }

    private boolean begin(Connection open) {
        return doing(s -> {
            boolean outermost = open.getAutoCommit();
            if (outermost) open.setAutoCommit(false);
            return outermost;
        });
    }

    @SuppressWarnings("ReferenceEquality") // the very connection, not one that equals it
    private void end(Connection open, boolean done) {
        if (connection != open) return;
        try {
            if (!done) open.rollback();
            open.setAutoCommit(true);
        } catch (SQLException e) {
            close();
        }
    }

    private Connection connected() {
        if (connection == null) reopen();
        if (connection == null) throw Failures.unavailable();
        return connection;
    }

    private interface Doing<T> {
        T with(Statements statements) throws SQLException;
    }

    private <T> T doing(Doing<T> work) {
        connected();
        Statements open = statements;
        if (open == null) throw Failures.unavailable();
        try {
            return work.with(open);
        } catch (Row.Broken e) {
            throw failed(e.why());
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    private RuntimeException failed(SQLException e) {
        if (Failures.isLost(e)) {
            close();
            return new LineLost(e, failures.diskFull());
        }
        if (Failures.isDiskFull(e)) server.reportDiskFull();
        return failures.of(e);
    }
}
