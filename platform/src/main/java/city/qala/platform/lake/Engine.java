package city.qala.platform.lake;

import city.qala.platform.db.Row;
import city.qala.platform.db.RowReader;
import city.qala.platform.db.Sql;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.duckdb.DuckDBChunkedResult;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBDriver;
import org.duckdb.DuckDBPreparedStatement;
import org.jdbi.v3.core.statement.ColonPrefixSqlParser;
import org.jspecify.annotations.Nullable;

/** One open DuckDB, locked to the lake's folder: it can neither reach out nor be talked into it. */
final class Engine implements AutoCloseable {

    private final DuckDBConnection root;
    private final RowFunction rows;

    private Engine(DuckDBConnection root) throws SQLException {
        this.root = root;
        this.rows = RowFunction.register(root);
    }

    static Engine open(LakeConfig config, Path folder, Path scratch) throws SQLException {
        folder.toFile().mkdirs();
        scratch.toFile().mkdirs();
        var settings = new Properties();
        settings.setProperty("memory_limit", config.memoryMegabytes() + "MB");
        settings.setProperty("threads", Integer.toString(config.threads()));
        settings.setProperty("temp_directory", scratch.toString());
        settings.setProperty("autoinstall_known_extensions", "false");
        settings.setProperty("autoload_known_extensions", "false");
        settings.setProperty("allow_community_extensions", "false");
        settings.setProperty("python_enable_replacements", "false");
        settings.setProperty(DuckDBDriver.JDBC_IGNORE_UNSUPPORTED_OPTIONS, "true");
        var connection = (DuckDBConnection) new DuckDBDriver().connect("jdbc:duckdb:", settings);
        NativeLibrary.forgetFile();
        try (Statement statement = connection.createStatement()) {
            // Sealed files never change, so their footers may be remembered.
            statement.execute("set parquet_metadata_cache = true");
            statement.execute("set allowed_directories = [" + literal(folder + "/") + "]");
            statement.execute("set enable_external_access = false");
        }
        Engine engine = new Engine(connection);
        try (Statement statement = connection.createStatement()) {
            statement.execute("set lock_configuration = true");
        }
        return engine;
    }

    long copy(Path file, ParquetSchema schema, int rowGroup, Predicate<ColumnBatch> source)
            throws SQLException {
        long ticket = rows.offer(schema, source);
        try (Connection connection = root.duplicate();
                Statement statement = connection.createStatement()) {
            return statement.executeUpdate(
                    "copy (select "
                            + LakeSql.toStored(schema)
                            + " from qala_rows("
                            + ticket
                            + ")) to "
                            + literal(file.toString())
                            + " (format parquet, compression zstd, parquet_version v2,"
                            + " row_group_size "
                            + rowGroup
                            + ")");
        } catch (SQLException e) {
            // What the source itself threw is the caller's own and says more.
            RuntimeException own = rows.failureOf(ticket);
            if (own != null) throw own;
            throw e;
        } finally {
            rows.done(ticket);
        }
    }

    boolean scan(Scan scan, Consumer<ColumnBatch> each) throws SQLException {
        ParquetSchema wanted = scan.schema().select(scan.columns());
        try (Connection connection = root.duplicate();
                var statement =
                        (DuckDBPreparedStatement)
                                connection.prepareStatement(LakeSql.select(scan))) {
            bindBounds(statement, scan);
            try (DuckDBChunkedResult result = statement.query()) {
                ColumnBatch batch = new ColumnBatch(wanted, 2_048);
                while (result.nextChunk()) {
                    Chunks.read(result.chunk(), batch);
                    if (batch.rows() > 0) each.accept(batch);
                }
            }
            return true;
        }
    }

    long count(Scan scan) throws SQLException {
        try (Connection connection = root.duplicate();
                PreparedStatement statement = connection.prepareStatement(LakeSql.count(scan))) {
            bindBounds(statement, scan);
            try (ResultSet rows = statement.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        }
    }

    <T> List<T> query(
            Sql sql,
            List<Path> files,
            Map<String, ? extends @Nullable Object> args,
            RowReader<T> reader)
            throws SQLException {
        String text = sql.text().replaceAll(":files\\b", LakeSql.quoted(LakeSql.list(files)));
        var parsed = new ColonPrefixSqlParser().parse(text, null);
        List<T> all = new ArrayList<>();
        try (Connection connection = root.duplicate();
                PreparedStatement statement = connection.prepareStatement(parsed.getSql())) {
            int position = 1;
            for (String name : parsed.getParameters().getParameterNames())
                statement.setObject(position++, value(args.get(name)));
            try (ResultSet rows = statement.executeQuery()) {
                Row row = Row.over(rows);
                while (rows.next()) all.add(reader.read(row));
            }
        }
        return all;
    }

    @Override
    public void close() {
        try {
            root.close();
        } catch (SQLException e) {
            throw LakeFailures.of(e);
        }
    }

    static String literal(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    private static void bindBounds(PreparedStatement statement, Scan scan) throws SQLException {
        int position = 1;
        for (Scan.Bound bound : scan.bounds()) {
            statement.setLong(position++, bound.from());
            statement.setLong(position++, bound.to());
        }
    }

    private static @Nullable Object value(@Nullable Object value) {
        return value instanceof Instant at ? LocalDateTime.ofInstant(at, ZoneOffset.UTC) : value;
    }
}
