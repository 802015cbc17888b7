package city.qala.platform.db;

import java.util.ArrayList;
import java.util.List;

/** The server's settings, given on its command line so that every start has the newest. */
final class PgSettings {

    private PgSettings() {}

    static List<String> of(DbConfig config) {
        List<String> all =
                new ArrayList<>(
                        List.of(
                                "listen_addresses=127.0.0.1",
                                "unix_socket_directories=",
                                // Small /dev/shm in containers must not matter.
                                "dynamic_shared_memory_type=mmap",
                                "huge_pages=off",
                                "shared_buffers=" + config.sharedMegabytes() + "MB",
                                "wal_buffers=1MB",
                                "max_connections=" + (config.poolSize() + 10),
                                "timezone=UTC",
                                "log_timezone=UTC"));
        all.addAll(small());
        all.addAll(log());
        all.addAll(writeAhead(config.durable()));
        return all;
    }

    /** One process a connection is enough here: two cores, small questions. */
    private static List<String> small() {
        return List.of(
                "io_method=sync",
                "max_worker_processes=1",
                "max_parallel_workers=0",
                "max_parallel_workers_per_gather=0",
                "max_parallel_maintenance_workers=0",
                "max_logical_replication_workers=0",
                "max_wal_senders=0",
                "max_replication_slots=0",
                "autovacuum_worker_slots=2",
                "autovacuum_max_workers=1",
                "jit=off",
                "idle_in_transaction_session_timeout=1h");
    }

    /** No statement and no value reaches the log: they may hold personal data. */
    private static List<String> log() {
        return List.of(
                "log_destination=stderr",
                "logging_collector=off",
                "log_min_messages=warning",
                "log_min_error_statement=panic",
                "log_error_verbosity=terse",
                "log_parameter_max_length=0",
                "log_parameter_max_length_on_error=0",
                "log_checkpoints=off",
                "log_statement=none");
    }

    private static List<String> writeAhead(boolean durable) {
        String on = durable ? "on" : "off";
        return List.of(
                "fsync=" + on,
                "synchronous_commit=" + on,
                "full_page_writes=" + on,
                "max_wal_size=256MB",
                "min_wal_size=64MB",
                "checkpoint_timeout=10min");
    }
}
