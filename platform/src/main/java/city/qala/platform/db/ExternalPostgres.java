package city.qala.platform.db;

import java.util.Objects;
import java.util.Optional;

/** A PostgreSQL that the city runs itself; its disk and its life are not ours to keep. */
record ExternalPostgres(DbConfig config) implements Server {

    static ExternalPostgres at(DbConfig config) {
        return new ExternalPostgres(config);
    }

    @Override
    public String url() {
        return Objects.requireNonNull(config.url());
    }

    @Override
    public Optional<String> user() {
        return Optional.ofNullable(config.user());
    }

    @Override
    public Optional<String> password() {
        return Optional.ofNullable(config.password());
    }

    @Override
    public boolean diskFull() {
        return false;
    }

    @Override
    public void reportDiskFull() {
        // Each refused statement says so itself; there is no reserve to release on a foreign disk.
    }

    @Override
    public void whenBroken(Runnable told) {
        // Whoever runs that server watches its disk.
    }

    @Override
    public LedgerState state() {
        return LedgerState.OK;
    }

    @Override
    public void close() {
        // Not started by us, so not stopped by us.
    }
}
