package city.qala.platform.db;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;

/** To come within the hour: the launcher of the embedded server. */
final class EmbeddedPostgres implements Server {

    static EmbeddedPostgres start(DbConfig config, Path dataDir, Clock clock) {
        throw new UnsupportedOperationException("being written");
    }

    @Override
    public String url() {
        return "";
    }

    @Override
    public Optional<String> user() {
        return Optional.empty();
    }

    @Override
    public Optional<String> password() {
        return Optional.empty();
    }

    @Override
    public boolean diskFull() {
        return false;
    }

    @Override
    public void reportDiskFull() {}

    @Override
    public LedgerState state() {
        return LedgerState.OK;
    }

    @Override
    public void close() {}
}
