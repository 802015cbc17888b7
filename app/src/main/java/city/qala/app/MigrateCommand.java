package city.qala.app;

import city.qala.platform.db.DataFolder;
import city.qala.platform.db.Database;
import city.qala.platform.db.LedgerSnapshot;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/**
 * Brings the ledger of a stopped city up to this program; with {@code --check} only says what it
 * would do. A server does the same at its start.
 */
@CommandLine.Command(name = "migrate")
final class MigrateCommand extends Command {
    @Option(names = "--data", required = true, paramLabel = "DIR")
    private @Nullable Path data;

    @Option(names = {"--check", "--dry-run"})
    private boolean check;

    @Override
    int run(Console console) {
        Path folder = Objects.requireNonNull(data).toAbsolutePath().normalize();
        ServerAccess.requireFolder(folder);
        Clock clock = Clock.systemUTC();
        if (check) {
            Map<String, List<String>> open =
                    CityCopy.ledger(folder, clock, MigrateCommand::pending);
            tell(open, "migrate.open", console);
            return open.isEmpty() ? ExitCode.OK : ExitCode.FINDINGS;
        }
        try (var held = DataFolder.lock(folder)) {
            Map<String, List<String>> done =
                    CityCopy.stopped(
                            held,
                            clock,
                            ledger -> {
                                Map<String, List<String>> open = pending(ledger);
                                Database.migrations().keySet().forEach(ledger::migrate);
                                return open;
                            });
            tell(done, "migrate.done", console);
        }
        return ExitCode.OK;
    }

    /** What this program brings and the ledger has not had, by capability. */
    private static Map<String, List<String>> pending(Database ledger) {
        Map<String, List<String>> had;
        try (LedgerSnapshot now = ledger.snapshot(List.of())) {
            had = now.migrations();
        }
        Map<String, List<String>> open = new TreeMap<>();
        Database.migrations()
                .forEach((name, versions) -> {
                    var missing = new ArrayList<>(versions);
                    missing.removeAll(had.getOrDefault(name, List.of()));
                    if (!missing.isEmpty()) open.put(name, missing);
                });
        return open;
    }

    private void tell(Map<String, List<String>> migrations, String key, Console console) {
        if (json()) {
            console.json(Map.of("migrations", migrations, "applied", !check));
            return;
        }
        if (migrations.isEmpty()) console.say("migrate.nothing");
        migrations.forEach((name, versions) -> console.say(key, name, String.join(", ", versions)));
    }
}
