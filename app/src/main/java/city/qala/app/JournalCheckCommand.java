package city.qala.app;

import city.qala.platform.config.Settings;
import city.qala.platform.db.DataFolder;
import city.qala.platform.db.Database;
import city.qala.platform.lake.Lake;
import city.qala.sensing.series.JournalCommand;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows or checks the journal of observations of a city that is stopped. */
@CommandLine.Command(name = "journal")
final class JournalCheckCommand extends Command {
    /** What to do. */
    enum Verb {
        SHOW,
        CHECK
    }

    @Parameters(index = "0", paramLabel = "show|check")
    private Verb verb = Verb.CHECK;

    @Option(names = "--data", required = true, paramLabel = "DIR")
    private @Nullable Path data;

    @Option(names = "--from", paramLabel = "POSITION", defaultValue = "0")
    private long from;

    @Option(names = "--to", paramLabel = "POSITION", defaultValue = "9223372036854775807")
    private long to;

    @Override
    int run(Console console) {
        Path folder = Objects.requireNonNull(data).toAbsolutePath().normalize();
        ServerAccess.requireFolder(folder);
        Path file = folder.resolve("qala.yaml");
        Settings settings =
                Settings.read(
                        ServerConfig.keys(),
                        Files.isRegularFile(file) ? file : null,
                        System.getenv(),
                        List.of());
        var config = ServerConfig.of(settings);
        var closing = new Closing();
        try {
            Clock clock = Clock.systemUTC();
            closing.add(DataFolder.lock(folder), DataFolder::close);
            var ledger = closing.add(Database.open(config.db(), folder, clock), Database::close);
            if (verb == Verb.SHOW) return show(ledger, console);
            var lake = closing.add(Lake.open(config.lake(), folder, clock), Lake::close);
            return check(JournalCommand.check(ledger, lake), console);
        } finally {
            closing.close();
        }
    }

    private int show(Database ledger, Console console) {
        JournalCommand.show(
                ledger,
                from,
                to,
                block -> {
                    if (json())
                        console.json(
                                Map.of(
                                        "position", block.position(),
                                        "bytes", block.bytes(),
                                        "added", block.added(),
                                        "changes", block.changes(),
                                        "damage", block.damage()));
                    else
                        console.say(
                                "journal.block",
                                block.position(),
                                block.bytes(),
                                block.added().values().stream().mapToInt(i -> i).sum(),
                                block.added().size(),
                                String.join("; ", block.changes()),
                                block.damage());
                });
        return ExitCode.OK;
    }

    private int check(JournalCommand.Checked found, Console console) {
        if (json())
            console.json(
                    Map.of(
                            "blocks", found.blocks(),
                            "rows", found.rows(),
                            "files", found.files(),
                            "sealedRows", found.sealedRows(),
                            "findings", found.findings()));
        else {
            console.say(
                    "journal.checked",
                    found.blocks(),
                    found.rows(),
                    found.files(),
                    found.sealedRows());
            found.findings().forEach(console::line);
        }
        return found.findings().isEmpty() ? ExitCode.OK : ExitCode.FINDINGS;
    }
}
