package city.qala.app;

import city.qala.governance.audit.AuditTrail;
import city.qala.platform.backup.Backup;
import city.qala.platform.backup.BackupManifest;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Copies a city, running or stopped: the ledger at one moment, its files and, apart, its keys. */
@CommandLine.Command(name = "backup")
final class BackupCommand extends Command {
    @Parameters(index = "0", paramLabel = "FOLDER")
    private @Nullable Path target;

    @Option(names = "--data", required = true, paramLabel = "DIR")
    private @Nullable Path data;

    @Option(names = "--keys", paramLabel = "DIR")
    private @Nullable Path keys;

    @Override
    int run(Console console) {
        Path folder = Objects.requireNonNull(data).toAbsolutePath().normalize();
        Path backup = Objects.requireNonNull(target).toAbsolutePath().normalize();
        Path apart = CityCopy.keys(keys, backup);
        ServerAccess.requireFolder(folder);
        Clock clock = Clock.systemUTC();
        BackupManifest written =
                CityCopy.ledger(
                        folder,
                        clock,
                        ledger -> {
                            AuditTrail.giveKeys(ledger);
                            BackupManifest made =
                                    Backup.take(
                                            ledger,
                                            CityCopy.plan(folder),
                                            backup,
                                            apart,
                                            clock,
                                            CityCopy.progress(console, json()));
                            var facts =
                                    Map.of("backup", made.id(), "rows", Long.toString(made.rows()));
                            AuditTrail.leave(
                                    ledger, CityCopy.entry(clock.instant(), "backup.taken", facts));
                            return made;
                        });
        if (json()) console.json(json(written, backup, apart));
        else tell(written, backup, apart, console);
        return ExitCode.OK;
    }

    private static void tell(BackupManifest m, Path backup, Path apart, Console console) {
        console.say(
                "backup.done",
                backup,
                m.tables().size(),
                m.rows(),
                m.files().size(),
                megabytes(m.bytes()));
        console.say("backup.keys", apart);
        if (m.loose() > 0) console.say("backup.loose", m.loose());
    }

    private static Map<String, ?> json(BackupManifest m, Path backup, Path apart) {
        return Map.of(
                "id", m.id(),
                "folder", backup.toString(),
                "keys", apart.toString(),
                "at", m.at().toString(),
                "tables", m.tables().size(),
                "rows", m.rows(),
                "files", m.files().size(),
                "bytes", m.bytes(),
                "looseRows", m.loose());
    }

    /** Whole megabytes, rounded up. */
    static long megabytes(long bytes) {
        return (bytes + 999_999) / 1_000_000;
    }
}
