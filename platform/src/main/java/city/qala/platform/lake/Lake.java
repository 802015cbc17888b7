package city.qala.platform.lake;

import city.qala.platform.db.RowReader;
import city.qala.platform.db.Sql;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * History: sealed Parquet files under {@code lake/}, written and questioned by DuckDB. It is opened
 * at the first use and closed when idle. At most two questions run at once; others wait their turn.
 */
public final class Lake implements AutoCloseable {

    private final Path folder;

    private Lake(Path folder) {
        this.folder = folder;
    }

    /** The lake of a data folder; nothing is opened yet. */
    public static Lake open(LakeConfig config, Path dataDir, Clock clock) {
        return new Lake(dataDir.resolve("lake"));
    }

    /** Where its files lie. */
    public Path folder() {
        return folder;
    }

    /**
     * Writes a Parquet file (zstd, version 2) from batches in their order, flushes it and its
     * folder, and only then gives it its name. Fails if there is such a file already.
     *
     * @param relative path below {@link #folder()}
     * @param rowGroup rows in a row group; a multiple of 2,048
     * @param source fills the (cleared) batch and says whether it holds rows; called until it says
     *     no
     * @return rows written
     */
    public long write(
            Path relative, ParquetSchema schema, int rowGroup, Predicate<ColumnBatch> source) {
        throw new UnsupportedOperationException("being written");
    }

    /** Walks through the answer in batches; a batch is good only inside the call. */
    public void scan(Scan scan, Consumer<ColumnBatch> each) {
        throw new UnsupportedOperationException("being written");
    }

    /** How many rows are within the bounds of a scan. */
    public long count(Scan scan) {
        throw new UnsupportedOperationException("being written");
    }

    /**
     * Runs a question for analytics. The statement reads the files as {@code read_parquet(:files)}.
     *
     * @param args values of its other parameters
     */
    public <T> List<T> query(
            Sql sql,
            List<Path> files,
            Map<String, ? extends @Nullable Object> args,
            RowReader<T> reader) {
        throw new UnsupportedOperationException("being written");
    }

    /** Closes DuckDB and gives its memory back; the next question opens it again. */
    public void rest() {}

    /** Closes the lake for good. */
    @Override
    public void close() {}
}
