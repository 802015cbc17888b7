package city.qala.platform.lake;

import city.qala.platform.db.RowReader;
import city.qala.platform.db.Sql;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * History: sealed Parquet files under {@code lake/}, written and questioned by DuckDB. It is opened
 * at the first use and closed when idle. At most two questions run at once, on threads of their
 * own; others wait their turn in the order they came.
 *
 * <p>Failures arrive as {@link city.qala.kernel.Problem}: {@code storage-full} when there is no
 * room, {@code query-budget} when a question needs more memory than allowed.
 */
public final class Lake implements AutoCloseable {

    private static final int AT_ONCE = 2;

    private final LakeConfig config;
    private final Path folder;
    private final Path scratch;
    private final Clock clock;
    private final ExecutorService threads =
            Executors.newFixedThreadPool(
                    AT_ONCE, Thread.ofPlatform().daemon().name("lake-", 1).factory());
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("lake-timer").factory());
    private final ReentrantReadWriteLock opening = new ReentrantReadWriteLock(true);
    private final ScheduledFuture<?> idleLook;
    private @Nullable Engine engine;
    private volatile Instant lastUse;

    private Lake(LakeConfig config, Path dataDir, Clock clock) {
        this.config = config;
        this.folder = dataDir.toAbsolutePath().normalize().resolve("lake");
        this.scratch = dataDir.toAbsolutePath().normalize().resolve("tmp").resolve("lake");
        this.clock = clock;
        this.lastUse = clock.instant();
        long period = Math.max(1_000, config.closeAfter().toMillis() / 2);
        this.idleLook =
                timer.scheduleWithFixedDelay(
                        this::restIfIdle, period, period, TimeUnit.MILLISECONDS);
    }

    /**
     * The lake of a data folder; nothing is opened yet, leftovers of a killed process are swept.
     */
    public static Lake open(LakeConfig config, Path dataDir, Clock clock) {
        Lake lake = new Lake(config, dataDir, clock);
        LakeFiles.sweep(lake.folder, lake.scratch);
        NativeLibrary.sweep(clock);
        return lake;
    }

    /** Where its files lie. */
    public Path folder() {
        return folder;
    }

    /** Whether DuckDB is open now, with the memory that it takes. */
    public boolean isAwake() {
        opening.readLock().lock();
        try {
            return engine != null;
        } finally {
            opening.readLock().unlock();
        }
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
        Path target = LakeFiles.inside(folder, relative);
        return working(open -> {
            Path hidden = LakeFiles.begin(target);
            try {
                long rows = open.copy(hidden, schema, rowGroup, source);
                LakeFiles.publish(hidden, target);
                return rows;
            } finally {
                hidden.toFile().delete();
            }
        });
    }

    /** Walks through the answer in batches; a batch is good only inside the call. */
    public void scan(Scan scan, Consumer<ColumnBatch> each) {
        if (scan.files().isEmpty()) return;
        working(open -> open.scan(scan, each));
    }

    /** How many rows are within the bounds of a scan; order and limit do not matter. */
    public long count(Scan scan) {
        return scan.files().isEmpty() ? 0 : working(open -> open.count(scan));
    }

    /**
     * Runs a question for analytics. The statement reads the files as {@code read_parquet(:files)}.
     *
     * @param files at least one
     * @param args values of its other parameters: numbers, texts, instants
     */
    public <T> List<T> query(
            Sql sql,
            List<Path> files,
            Map<String, ? extends @Nullable Object> args,
            RowReader<T> reader) {
        return working(open -> open.query(sql, files, args, reader));
    }

    /** Closes DuckDB and gives its memory back; the next question opens it again. */
    public void rest() {
        opening.writeLock().lock();
        try {
            if (engine != null) engine.close();
            engine = null;
        } finally {
            opening.writeLock().unlock();
        }
    }

    /** Closes the lake for good, after the questions at hand. */
    @Override
    public void close() {
        idleLook.cancel(false);
        timer.shutdown();
        threads.shutdown();
        try {
            if (!threads.awaitTermination(15, TimeUnit.SECONDS)) threads.shutdownNow();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        rest();
    }

    private void restIfIdle() {
        if (isAwake() && clock.instant().isAfter(lastUse.plus(config.closeAfter()))) rest();
    }

    private interface Work<T> {
        T on(Engine engine) throws SQLException;
    }

    /** Runs on one of the lake's own threads: DuckDB would hold a virtual thread's carrier. */
    private <T> T working(Work<T> work) {
        try {
            return threads.submit(() -> onThread(work)).get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException r) throw r;
            if (e.getCause() instanceof Error error) throw error;
            throw LakeFailures.of(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw LakeFailures.stopping();
        } catch (RejectedExecutionException e) {
            throw LakeFailures.stopping();
        }
    }

    private <T> T onThread(Work<T> work) throws SQLException {
        opening.readLock().lock();
        try {
            Engine open = engine;
            if (open == null) {
                opening.readLock().unlock();
                wake();
                opening.readLock().lock();
                open = engine;
            }
            if (open == null) throw LakeFailures.stopping();
            return work.on(open);
        } finally {
            lastUse = clock.instant();
            opening.readLock().unlock();
        }
    }

    private void wake() throws SQLException {
        opening.writeLock().lock();
        try {
            lastUse = clock.instant();
            if (engine == null) engine = Engine.open(config, folder, scratch);
        } finally {
            opening.writeLock().unlock();
        }
    }
}
