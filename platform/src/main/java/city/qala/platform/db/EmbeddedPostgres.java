package city.qala.platform.db;

import city.qala.kernel.Problem;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A PostgreSQL of our own in the data folder: made at first use, found again when it outlived its
 * owner, started again when it falls, stopped with us.
 *
 * <p>One keeper thread does all of it. It also watches the room on the volume: when that runs low,
 * writes are refused before PostgreSQL meets the full disk, and taken again when there is room; the
 * reserve is given away only when the server needs it to recover or to stop.
 */
public final class EmbeddedPostgres implements Server {

    static final String USER = "qala";

    private static final Duration LOOK = Duration.ofMillis(200);
    private static final Duration LONGEST_BACKOFF = Duration.ofSeconds(5);

    private static final System.Logger LOG = System.getLogger(EmbeddedPostgres.class.getName());

    private final PgCluster cluster;
    private final Reserve reserve;
    private final PgProcess processes;
    private final Clock clock;
    private final List<StartMode> modes;
    private final CompletableFuture<PgProcess.Up> firstStart = new CompletableFuture<>();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread keeper;

    private volatile PgProcess.@Nullable Up up;
    private volatile boolean full;
    private volatile boolean reserveThere = true;
    private volatile boolean leaving;
    private volatile boolean broken;
    private volatile Runnable whenBroken = () -> {};
    private long logFrom;

    private EmbeddedPostgres(DbConfig config, Path dataDir, Clock clock, List<StartMode> modes) {
        this.cluster = new PgCluster(dataDir, config);
        cluster.prepare();
        this.reserve = new Reserve(cluster.dataDir(), config.reserveMegabytes());
        this.processes = new PgProcess(cluster, clock, config.durable());
        this.clock = clock;
        this.modes = modes;
        this.keeper = Thread.ofPlatform().daemon().name("ledger-keeper").unstarted(this::keep);
    }

    /**
     * Brings the server of a data folder up, or finds it running.
     *
     * @throws Problem with one clear sentence if that cannot be done here
     */
    public static EmbeddedPostgres start(DbConfig config, Path dataDir, Clock clock) {
        return start(config, dataDir, clock, StartMode.available());
    }

    static EmbeddedPostgres start(
            DbConfig config, Path dataDir, Clock clock, List<StartMode> modes) {
        EmbeddedPostgres server = new EmbeddedPostgres(config, dataDir, clock, modes);
        server.keeper.start();
        try {
            server.firstStart.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof Problem problem) throw problem;
            throw e;
        }
        return server;
    }

    static String url(int port) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
    }

    @Override
    public String url() {
        PgProcess.Up now = up;
        // Port 1 refuses at once, which callers see as "cannot answer just now".
        return url(now == null ? 1 : now.port());
    }

    @Override
    public Optional<String> user() {
        return Optional.of(USER);
    }

    @Override
    public Optional<String> password() {
        return Optional.of(cluster.secret());
    }

    /** The process id of the server while it runs. */
    public Optional<Long> pid() {
        return Optional.ofNullable(up).map(PgProcess.Up::pid);
    }

    @Override
    public boolean diskFull() {
        return full;
    }

    @Override
    public void reportDiskFull() {
        full = true;
    }

    @Override
    public LedgerState state() {
        if (broken)
            return new LedgerState(
                    LedgerState.Kind.BROKEN, "the disk failed to store what was written");
        if (full) return new LedgerState(LedgerState.Kind.FULL, "there is no room on the disk");
        if (up == null) return new LedgerState(LedgerState.Kind.DOWN, "the ledger is starting");
        if (!reserveThere)
            return new LedgerState(
                    LedgerState.Kind.DEGRADED, "the reserve on the disk is not complete");
        return LedgerState.OK;
    }

    /** Stops the server cleanly and waits for it. */
    @Override
    public void close() {
        end();
    }

    /** Stops watching and leaves the server running, for the next owner to find. */
    public void leave() {
        leaving = true;
        end();
    }

    private void end() {
        closing.countDown();
        try {
            keeper.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The keeper's life. It must not end before the server: the kernel ties the two together. */
    private void keep() {
        try {
            PgProcess.Up first = bringUp();
            up = first;
            firstStart.complete(first);
        } catch (RuntimeException | Error e) {
            firstStart.completeExceptionally(e);
            return;
        }
        Duration backoff = LOOK;
        Instant tryAgainAt = clock.instant();
        while (!closed(LOOK)) {
            watchRoom();
            cluster.boundLog();
            PgProcess.Up now = up;
            if (now != null && processes.runs(now.pid())) {
                backoff = LOOK;
            } else if (broken || hasFailedToFlush()) {
                up = null;
            } else if (!clock.instant().isBefore(tryAgainAt)) {
                up = null;
                if (!bringUpAgain()) backoff = longer(backoff);
                tryAgainAt = clock.instant().plus(backoff);
            }
        }
        if (!leaving) stop();
    }

    @Override
    public void whenBroken(Runnable told) {
        whenBroken = told;
    }

    /** After a failed flush the log on disk cannot be trusted, so nothing goes on by itself. */
    private boolean hasFailedToFlush() {
        if (!PgCluster.tellsOfFailedFlush(cluster.logTail(logFrom))) return false;
        broken = true;
        LOG.log(System.Logger.Level.ERROR, "The disk failed to store what was written; stopping.");
        whenBroken.run();
        return true;
    }

    private boolean bringUpAgain() {
        LOG.log(System.Logger.Level.WARNING, "The ledger's server is gone; starting it again.");
        try {
            up = bringUp();
            LOG.log(System.Logger.Level.INFO, "The ledger's server is up again.");
            return true;
        } catch (Problem | UncheckedIOException e) {
            // The keeper goes on: a folder that is gone or full now may be back later.
            LOG.log(System.Logger.Level.WARNING, "It did not start: " + e.getMessage());
            return false;
        }
    }

    private static Duration longer(Duration backoff) {
        Duration twice = backoff.multipliedBy(2);
        return twice.compareTo(LONGEST_BACKOFF) < 0 ? twice : LONGEST_BACKOFF;
    }

    private boolean closed(Duration wait) {
        try {
            return closing.await(wait.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    private void watchRoom() {
        if (full) {
            if (reserve.hasRoom()) full = false;
        } else if (reserve.isLow()) {
            full = true;
            LOG.log(
                    System.Logger.Level.ERROR,
                    "The disk of the data folder is nearly full: nothing more is stored until"
                            + " there is room.");
        }
        if (!full) reserveThere = reserve.take();
    }

    private void stop() {
        // The last checkpoint needs room; that is what the reserve is for.
        if (full) reserve.release();
        PgProcess.Up now = up;
        if (now != null) processes.stop(now.pid());
        up = null;
    }

    private PgProcess.Up bringUp() {
        logFrom = cluster.logSize();
        Optional<PgProcess.Up> running = processes.adopt();
        if (running.isPresent()) return running.get();
        List<String> reasons = new ArrayList<>();
        for (StartMode mode : modes) {
            PgProcess.Started started = start(mode);
            if (started instanceof PgProcess.Failed failed && failed.noRoom()) {
                reserve.release();
                full = true;
                started = start(mode);
                if (started instanceof PgProcess.Failed) throw Failures.storageFull(null);
            }
            switch (started) {
                case PgProcess.Up ok -> {
                    return ok;
                }
                case PgProcess.Failed failed -> reasons.add(mode.words() + ": " + failed.reason());
            }
        }
        throw Problem.of(
                Problem.Kind.UNAVAILABLE,
                "no-ledger",
                "PostgreSQL cannot be started here (%s). Run Qala as an ordinary user, or give the"
                        + " address of a PostgreSQL with platform.db.url.",
                String.join("; ", reasons));
    }

    private PgProcess.Started start(StartMode mode) {
        Path binaries = PgBinaries.unpacked(cluster.dataDir(), mode.changesUser());
        if (!cluster.exists()) {
            Commands.Outcome made = cluster.create(binaries, mode);
            if (!made.ok())
                return new PgProcess.Failed(
                        made.reason(), made.output().contains("No space left on device"));
        }
        cluster.own(mode);
        return processes.start(binaries, mode);
    }
}
