package city.qala.platform.db;

import city.qala.kernel.Problem;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyOut;

/**
 * One moment of the whole ledger, read as its owner while others go on writing.
 *
 * <p>A table that is emptied by {@code truncate} would look empty to a reader from before; such
 * tables are held from before the moment until {@link #letGo}, so read them first and quickly. For
 * one thread.
 */
public final class LedgerSnapshot implements AutoCloseable {
    private static final Sql TABLES = Sql.of(LedgerSnapshot.class, "copied-tables");
    private static final Sql SEQUENCES = Sql.of(LedgerSnapshot.class, "copied-sequences");
    private static final Sql SCHEMAS = Sql.of(LedgerSnapshot.class, "migrated-schemas");

    private final Failures failures;
    private final Connection reader;
    private final List<String> emptied;
    private @Nullable Connection holder;

    private LedgerSnapshot(
            Failures failures, Connection reader, Connection holder, Collection<String> emptied) {
        this.failures = failures;
        this.reader = reader;
        this.emptied = List.copyOf(emptied);
        this.holder = holder;
    }

    /**
     * Takes the moment.
     *
     * @param emptied tables that ordinary work empties at once
     */
    static LedgerSnapshot of(Connections owner, Failures failures, Collection<String> emptied) {
        try {
            Connection holder = begin(owner, "backup-hold");
            Connection reader = begin(owner, "backup");
            // Locks first: the moment is that of the first question, and comes after them.
            for (String table : emptied)
                run(holder, "lock table " + table + " in access share mode");
            String moment = text(holder, "select pg_export_snapshot()");
            run(reader, "set transaction snapshot '" + moment + "'");
            // Tables under the guard open for whoever owns them only by this.
            run(reader, "set local qala.opens = '*'");
            return new LedgerSnapshot(failures, reader, holder, emptied);
        } catch (SQLException e) {
            throw failures.of(e);
        }
    }

    /** Lets the tables that are emptied by ordinary work be emptied again. */
    public void letGo() {
        Connection held = holder;
        holder = null;
        if (held != null) close(held);
    }

    /** Every table of the migrated schemas. */
    public List<LedgerTable> tables() {
        return list(
                TABLES,
                row ->
                        new LedgerTable(
                                row.getString("name"),
                                texts(row.getArray("columns")),
                                orEmpty(row.getString("kind")),
                                texts(row.getArray("subjects"))));
    }

    /** How far each sequence has come; asked last, it covers every number in the copy. */
    public Map<String, Long> sequences() {
        Map<String, Long> all = new TreeMap<>();
        list(SEQUENCES, row -> all.put(row.getString("name"), row.getLong("last")));
        return all;
    }

    /** Which migrations each schema has had. */
    public Map<String, List<String>> migrations() {
        Map<String, List<String>> all = new TreeMap<>();
        for (String schema : list(SCHEMAS, row -> row.getString("name"))) {
            String applied =
                    "select version from %s.schema_history where version is not null and success"
                                    .formatted(quoted(schema))
                            + " order by installed_rank";
            all.put(schema, list(Sql.text("applied", applied), row -> row.getString("version")));
        }
        return all;
    }

    /** The first column of an answer. */
    public List<String> texts(Sql sql) {
        return list(sql, row -> row.getString(1));
    }

    /**
     * Writes a table as text, one row a line, in PostgreSQL's own form.
     *
     * @return how many rows
     */
    public long copy(LedgerTable table, OutputStream out) {
        String statement =
                "copy (select " + table.columnList() + " from " + table.name() + ") to stdout";
        return copy(on(table), statement, out);
    }

    /**
     * Reads a table about people, row by row, each with its subjects' keys.
     *
     * @return how many rows
     */
    public long copyPersonal(LedgerTable table, KeyTable keys, LineReader each) {
        try {
            CopyOut copying =
                    reader.unwrap(PGConnection.class).getCopyAPI().copyOut(personal(table, keys));
            for (byte[] line = copying.readFromCopy(); line != null; line = copying.readFromCopy())
                each.read(line);
            return copying.getHandledRowCount();
        } catch (SQLException e) {
            throw failures.of(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Takes one row: numbers of its subjects' keys, the keys in hexadecimal, its text. */
    public interface LineReader {
        /**
         * @param line three columns with tabulators between them, in PostgreSQL's form, line feed
         *     included; a subject without a key has {@code -} for number and key
         */
        void read(byte[] line) throws IOException;
    }

    @Override
    public void close() {
        letGo();
        close(reader);
    }

    private static String personal(LedgerTable table, KeyTable keys) {
        List<String> ids = new ArrayList<>();
        List<String> secrets = new ArrayList<>();
        StringBuilder joins = new StringBuilder();
        for (int i = 0; i < table.subjects().size(); i++) {
            String k = "k" + i;
            String column = "t." + table.subjects().get(i);
            ids.add(orDash(column, k + "." + keys.id() + "::text"));
            secrets.add(orDash(column, "encode(" + k + "." + keys.key() + ", 'hex')"));
            joins.append(
                    " left join %s %s on %s.%s = '%s/' || %s::text"
                            .formatted(keys.name(), k, k, keys.subject(), table.kind(), column));
        }
        return "copy (select concat_ws(',', %s), concat_ws(',', %s), t::text from %s t%s) to stdout"
                .formatted(String.join(", ", ids), String.join(", ", secrets), table.name(), joins);
    }

    private static String orDash(String column, String value) {
        return "case when " + column + " is not null then coalesce(" + value + ", '-') end";
    }

    // Whoever waits to empty a held table lets no new reader pass: only its holder can read it.
    private Connection on(LedgerTable table) {
        Connection held = holder;
        return held != null && emptied.contains(table.name()) ? held : reader;
    }

    private long copy(Connection on, String statement, OutputStream out) {
        try {
            return on.unwrap(PGConnection.class).getCopyAPI().copyOut(statement, out);
        } catch (SQLException e) {
            throw failures.of(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private interface Reading<T> {
        T of(ResultSet row) throws SQLException;
    }

    private <T> List<T> list(Sql sql, Reading<T> reading) {
        try (Statement statement = reader.createStatement();
                ResultSet rows = statement.executeQuery(sql.text())) {
            List<T> all = new ArrayList<>();
            while (rows.next()) all.add(reading.of(rows));
            return all;
        } catch (SQLException e) {
            throw failures.of(e);
        }
    }

    private static Connection begin(Connections owner, String name) throws SQLException {
        Connection connection = owner.dedicated(name);
        connection.setAutoCommit(false);
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        connection.setReadOnly(true);
        return connection;
    }

    private static void run(Connection on, String statement) throws SQLException {
        try (Statement s = on.createStatement()) {
            s.execute(statement);
        }
    }

    private static String text(Connection on, String question) throws SQLException {
        try (Statement s = on.createStatement();
                ResultSet row = s.executeQuery(question)) {
            if (!row.next()) throw Problem.of(Problem.Kind.UNAVAILABLE, "overloaded", "No moment.");
            return row.getString(1);
        }
    }

    private static List<String> texts(@Nullable Array array) throws SQLException {
        return array == null ? List.of() : List.of((String[]) array.getArray());
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    private static void close(Connection connection) {
        try {
            connection.close();
        } catch (SQLException ignored) {
            // Nothing was written: it is over either way.
        }
    }
}
