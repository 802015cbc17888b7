package city.qala.app;

import city.qala.governance.audit.AuditTrail;
import city.qala.platform.backup.Restore;
import city.qala.platform.backup.Restored;
import city.qala.platform.db.Database;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes a city from a backup in a new folder; with {@code --check} only reads all of it. */
@CommandLine.Command(name = "restore")
final class RestoreCommand extends Command {
    @Parameters(index = "0", paramLabel = "FOLDER")
    private @Nullable Path source;

    @Option(names = "--data", paramLabel = "DIR")
    private @Nullable Path data;

    @Option(names = "--keys", paramLabel = "DIR")
    private @Nullable Path keys;

    @Option(names = {"--check", "--verify", "--dry-run"})
    private boolean check;

    @Override
    int run(Console console) {
        if (data == null && !check) {
            console.remark(console.words().get("cli.missing", "--data DIR"));
            return ExitCode.USAGE;
        }
        Path backup = Objects.requireNonNull(source).toAbsolutePath().normalize();
        Restore restore =
                Restore.of(
                        backup,
                        CityCopy.keys(keys, backup),
                        AuditTrail.keyTable(),
                        CityCopy.progress(console, json()));
        Restored done = check || data == null ? restore.check() : restore(restore, data);
        if (json()) console.json(json(done));
        else tell(done, console);
        return ExitCode.OK;
    }

    private static Restored restore(Restore restore, Path into) {
        Clock clock = Clock.systemUTC();
        return restore.run(
                into.toAbsolutePath().normalize(),
                stage -> Database.open(CityCopy.config(stage).db(), stage, clock),
                (ledger, restored) ->
                        AuditTrail.leave(
                                ledger,
                                CityCopy.entry(
                                        clock.instant(),
                                        "backup.restored",
                                        Map.of(
                                                "backup", restored.manifest().id(),
                                                "erased", Long.toString(restored.erased())))));
    }

    private void tell(Restored done, Console console) {
        console.say(
                check ? "restore.checked" : "restore.done",
                done.manifest().id(),
                done.manifest().at(),
                done.manifest().rows(),
                BackupCommand.megabytes(done.manifest().bytes()));
        if (done.erased() > 0) console.say("restore.erased", done.erased(), done.followers());
        if (!check) console.say("restore.next", String.valueOf(data));
    }

    private Map<String, ?> json(Restored done) {
        return Map.of(
                "id", done.manifest().id(),
                "at", done.manifest().at().toString(),
                "city", done.manifest().city(),
                "rows", done.manifest().rows(),
                "bytes", done.manifest().bytes(),
                "erasedRows", done.erased(),
                "followers", done.followers(),
                "restored", !check);
    }
}
