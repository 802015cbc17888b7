package city.qala.app;

import city.qala.governance.audit.AuditTrail;
import city.qala.kernel.Actor;
import city.qala.kernel.AuditEntry;
import city.qala.kernel.Language;
import city.qala.kernel.Problem;
import city.qala.platform.backup.BackupPlan;
import city.qala.platform.backup.Progress;
import city.qala.platform.config.Settings;
import city.qala.platform.db.DataFolder;
import city.qala.platform.db.Database;
import city.qala.sensing.series.SeriesStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What commands that copy a whole city share: its parts, its ledger, and where its keys go. */
final class CityCopy {
    private static final String KEYS = "qala-keys";

    private CityCopy() {}

    /** What a city is made of. */
    static BackupPlan plan(Path data) {
        return new BackupPlan(
                data,
                config(data).town().name(Language.EN),
                VersionCommand.version(),
                AuditTrail.keyTable(),
                SeriesStore.emptied(),
                List.of(SeriesStore.files(data), AuditTrail.files(data)),
                List.of("map", "blobs"),
                List.of("qala.yaml"));
    }

    /** The settings of a data folder, as its server reads them. */
    static ServerConfig config(Path data) {
        Path file = data.resolve("qala.yaml");
        return ServerConfig.of(
                Settings.read(
                        ServerConfig.keys(),
                        Files.isRegularFile(file) ? file : null,
                        System.getenv(),
                        List.of()));
    }

    /** Works on the ledger of a data folder, whether a server runs on it or not. */
    static <T> T ledger(Path data, Clock clock, Function<Database, T> work) {
        ServerAccess.requireFolder(data);
        try (var held = DataFolder.lock(data)) {
            return stopped(held, clock, work);
        } catch (Problem p) {
            if (!p.code().equals("folder-in-use")) throw p;
            try (Database ledger = Database.visit(config(data).db(), data)) {
                return work.apply(ledger);
            }
        }
    }

    /** Works on the ledger of a data folder that no server runs on. */
    static <T> T stopped(DataFolder held, Clock clock, Function<Database, T> work) {
        Path data = held.path();
        try (Database ledger = Database.open(config(data).db(), data, clock)) {
            return work.apply(ledger);
        }
    }

    /** Where the keys of backups are: what was said, else a folder beside the backup. */
    static Path keys(@Nullable Path said, Path backup) {
        if (said != null) return said.toAbsolutePath().normalize();
        Path parent = Objects.requireNonNullElse(backup.getParent(), backup);
        return parent.resolve(KEYS);
    }

    /** What the audit log says of a copy. */
    static AuditEntry entry(Instant at, String action, Map<String, String> facts) {
        return new AuditEntry(at, Actor.SYSTEM, action, AuditEntry.Outcome.DONE, "", "", facts);
    }

    /** Tells people how far it is; programs are told nothing before the end. */
    static Progress progress(Console console, boolean json) {
        if (json) return Progress.NONE;
        return (phase, done, all) -> {
            // Ten steps at most: a terminal of an operator, not a log.
            long step = Math.max(1, all / 10);
            if (done % step != 0 && done != all) return;
            String key = "backup.phase." + phase.name().toLowerCase(java.util.Locale.ROOT);
            console.remark(console.words().get(key, done, all));
        };
    }
}
