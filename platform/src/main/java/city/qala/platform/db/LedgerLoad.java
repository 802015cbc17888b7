package city.qala.platform.db;

import city.qala.kernel.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * Fills an empty ledger from a copy, in one transaction: all of it is there after {@link #commit},
 * or nothing. Triggers are silent meanwhile, since what they guard is a history that the copy
 * already has; keys between tables are looked through at the end. For one thread.
 */
public final class LedgerLoad implements AutoCloseable {
    private static final Sql TABLES = Sql.of(LedgerLoad.class, "copied-tables");
    private static final Sql DANGLING = Sql.of(LedgerLoad.class, "dangling-keys");

    private final Failures failures;
    private final Connection writer;

    private LedgerLoad(Failures failures, Connection writer) {
        this.failures = failures;
        this.writer = writer;
    }

    /**
     * Begins, and empties what the migrations have put there.
     *
     * @throws Problem {@code ledger-not-ours} if the login may not silence triggers
     */
    static LedgerLoad of(Connections owner, Failures failures) {
        try {
            Connection writer = owner.dedicated("restore");
            writer.setAutoCommit(false);
            var load = new LedgerLoad(failures, writer);
            load.silence();
            load.run("set local qala.opens = '*'");
            load.empty();
            return load;
        } catch (SQLException e) {
            throw failures.of(e);
        }
    }

    /** Fills a table from lines in PostgreSQL's own form. */
    public long copy(LedgerTable table, InputStream in) {
        String into = "copy " + table.name() + " (" + table.columnList() + ") from stdin";
        try {
            return writer.unwrap(PGConnection.class).getCopyAPI().copyIn(into, in);
        } catch (SQLException e) {
            throw failures.of(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Fills a table from texts of whole rows. */
    public long copyRows(LedgerTable table, RowSource rows) {
        run("create temporary table restored (line text) on commit drop");
        try {
            CopyIn copying =
                    writer.unwrap(PGConnection.class)
                            .getCopyAPI()
                            .copyIn("copy restored (line) from stdin");
            try {
                rows.into(line -> {
                    try {
                        copying.writeToCopy(line, 0, line.length);
                    } catch (SQLException e) {
                        throw failures.of(e);
                    }
                });
                copying.endCopy();
            } finally {
                if (copying.isActive()) copying.cancelCopy();
            }
        } catch (SQLException e) {
            throw failures.of(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        List<String> values = table.columns().stream().map(c -> "(r.v)." + c).toList();
        long there =
                run(
                        "insert into %1$s (%2$s) overriding system value select %3$s"
                                        .formatted(
                                                table.name(),
                                                table.columnList(),
                                                String.join(", ", values))
                                + " from (select line::%s as v from restored offset 0) r"
                                        .formatted(table.name()));
        run("drop table restored");
        return there;
    }

    /** Something that gives rows one by one. */
    public interface RowSource {
        /** Gives every row, as a line of one column in PostgreSQL's form, line feed included. */
        void into(RowSink sink) throws IOException;
    }

    /** Something that takes them. */
    public interface RowSink {
        /** Takes a row. */
        void take(byte[] line);
    }

    /** Lets a sequence go on after what it had given. */
    public void sequence(String name, long last) {
        run("select setval('%s', %d)".formatted(name.replace("'", "''"), last));
    }

    /** Lets the numbers of a column go on after the greatest that is there. */
    public void numbersAfter(String table, String column) {
        // A number that was given to somebody erased since must not be given again.
        run(
                ("select setval(q.name, greatest(coalesce(pg_sequence_last_value(q.name), 1),"
                                + " (select coalesce(max(%2$s), 1) from %1$s)))"
                                + " from (select pg_get_serial_sequence('%1$s', '%2$s')::regclass"
                                + " as name) q")
                        .formatted(table, column));
    }

    /**
     * Looks through all keys between tables. What belonged to rows that are not there any more goes
     * with them, as it would have gone when they were deleted.
     *
     * @return how many rows went
     * @throws Problem {@code backup-not-whole} if rows lead to nothing that should be there
     */
    public long settle() {
        long gone = 0;
        for (long now = sweep(); now > 0; now = sweep()) gone += now;
        for (Key key : keys()) {
            if (run("select 1 from %s t where %s limit 1".formatted(key.table(), key.missing()))
                    > 0)
                throw Problem.of(
                        Problem.Kind.UNPROCESSABLE,
                        "backup-not-whole",
                        "The backup is not whole: rows of %s lead to nothing (%s).",
                        key.table(),
                        key.name());
        }
        return gone;
    }

    // What goes may have had something that belonged to it in turn.
    private long sweep() {
        return keys().stream()
                .filter(Key::cascades)
                .mapToLong(k -> run("delete from %s t where %s".formatted(k.table(), k.missing())))
                .sum();
    }

    /** Keeps it. */
    public void commit() {
        try {
            writer.commit();
        } catch (SQLException e) {
            throw failures.of(e);
        }
    }

    @Override
    public void close() {
        try {
            if (!writer.getAutoCommit()) writer.rollback();
            writer.close();
        } catch (SQLException ignored) {
            // What was not committed is gone either way.
        }
    }

    private record Key(String name, boolean cascades, String table, String missing) {}

    private List<Key> keys() {
        try (Statement s = writer.createStatement();
                ResultSet row = s.executeQuery(DANGLING.text())) {
            List<Key> all = new ArrayList<>();
            while (row.next())
                all.add(
                        new Key(
                                row.getString("name"),
                                row.getBoolean("cascades"),
                                row.getString("tab"),
                                row.getString("missing")));
            return all;
        } catch (SQLException e) {
            throw failures.of(e);
        }
    }

    private void silence() {
        try {
            run("set local session_replication_role = replica");
        } catch (Problem | IllegalStateException e) {
            throw Problem.of(
                    Problem.Kind.FORBIDDEN,
                    "ledger-not-ours",
                    "The login of the ledger may not restore: it needs the right to set"
                            + " session_replication_role, or restore into the embedded ledger.");
        }
    }

    private void empty() throws SQLException {
        List<String> all = new ArrayList<>();
        try (Statement s = writer.createStatement();
                ResultSet row = s.executeQuery(TABLES.text())) {
            while (row.next()) all.add(row.getString("name"));
        }
        if (!all.isEmpty()) run("truncate " + String.join(", ", all));
    }

    private long run(String statement) {
        try (Statement s = writer.createStatement()) {
            if (!s.execute(statement)) return s.getUpdateCount();
            try (ResultSet rows = s.getResultSet()) {
                return rows.next() ? 1 : 0;
            }
        } catch (SQLException e) {
            throw failures.of(e);
        }
    }
}
