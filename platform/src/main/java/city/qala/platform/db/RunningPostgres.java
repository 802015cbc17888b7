package city.qala.platform.db;

import city.qala.kernel.Problem;
import java.nio.file.Path;
import java.util.Optional;

/** The embedded server that another process runs: visited, never started, kept or stopped. */
final class RunningPostgres implements Server {
    private final PgCluster cluster;

    RunningPostgres(PgCluster cluster) {
        this.cluster = cluster;
    }

    /** The server of a data folder that runs now. */
    static RunningPostgres of(DbConfig config, Path dataDir) {
        var cluster = new PgCluster(dataDir, config);
        if (running(cluster).isEmpty())
            throw Problem.of(
                    Problem.Kind.UNAVAILABLE,
                    "no-ledger",
                    "PostgreSQL of this data folder does not run; is Qala just starting?");
        return new RunningPostgres(cluster);
    }

    private static Optional<Postmaster> running(PgCluster cluster) {
        return Postmaster.of(cluster.data()).filter(p -> p.ready() && p.runs(cluster.data()));
    }

    @Override
    public String url() {
        return EmbeddedPostgres.url(running(cluster).map(Postmaster::port).orElse(1));
    }

    @Override
    public Optional<String> user() {
        return Optional.of(EmbeddedPostgres.USER);
    }

    @Override
    public Optional<String> password() {
        return Optional.of(cluster.secret());
    }

    @Override
    public boolean diskFull() {
        return false;
    }

    @Override
    public void reportDiskFull() {
        // Its keeper sees that itself.
    }

    @Override
    public void whenBroken(Runnable told) {
        // Its keeper sees that itself.
    }

    @Override
    public LedgerState state() {
        return LedgerState.OK;
    }

    @Override
    public void close() {
        // Somebody else's.
    }
}
