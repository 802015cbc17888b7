package city.qala.app;

import city.qala.governance.audit.AuditCheck;
import city.qala.governance.audit.AuditFinding;
import city.qala.governance.audit.AuditReport;
import city.qala.kernel.Problem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Checks the audit log of a data folder, a copy of it, evidence or a proof. Needs no server. */
@CommandLine.Command(name = "audit")
final class AuditCommand extends Command {
    /** What to do. */
    enum Verb {
        VERIFY
    }

    @Parameters(index = "0", paramLabel = "verify")
    private Verb verb = Verb.VERIFY;

    @Parameters(index = "1", arity = "0..1", paramLabel = "FILE")
    private @Nullable Path file;

    @Option(names = "--data", paramLabel = "DIR")
    private @Nullable Path data;

    @Option(names = "--witness", paramLabel = "FILE")
    private List<Path> witnesses = List.of();

    @Option(names = "--key", paramLabel = "HEX")
    private @Nullable String key;

    @Override
    int run(Console console) {
        if ((file == null) == (data == null)) {
            console.remark(console.words().get("audit.one-of"));
            return ExitCode.USAGE;
        }
        return verb == Verb.VERIFY ? verify(console) : ExitCode.USAGE;
    }

    private int verify(Console console) {
        Path what = data != null ? data.resolve("audit") : file;
        if (what == null || !Files.exists(what)) throw missing(what);
        for (Path witness : witnesses) if (!Files.exists(witness)) throw missing(witness);
        AuditReport report =
                Files.isDirectory(what)
                        ? AuditCheck.folder(what, witnesses, Optional.ofNullable(key))
                        : AuditCheck.file(what, Optional.ofNullable(key));
        if (json()) console.json(json(report));
        else tell(report, console);
        return report.findings().isEmpty() ? ExitCode.OK : ExitCode.FINDINGS;
    }

    private static void tell(AuditReport report, Console console) {
        console.say("audit.checked", report.entries(), report.roots(), report.unsigned());
        console.say("audit.key", report.key());
        for (AuditFinding f : report.findings())
            console.say("audit.finding." + kind(f), f.number(), f.to(), f.place());
        console.say(report.findings().isEmpty() ? "audit.whole" : "audit.not-whole");
    }

    private static Map<String, ?> json(AuditReport report) {
        List<Map<String, ?>> findings =
                report.findings().stream()
                        .<Map<String, ?>>map(f ->
                                Map.of(
                                        "kind", kind(f),
                                        "number", f.number(),
                                        "to", f.to(),
                                        "place", f.place()))
                        .toList();
        return Map.of(
                "entries", report.entries(),
                "roots", report.roots(),
                "unsigned", report.unsigned(),
                "key", report.key(),
                "findings", findings);
    }

    private static String kind(AuditFinding f) {
        return f.kind().name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static Problem missing(@Nullable Path what) {
        return Problem.of(
                Problem.Kind.NOT_FOUND,
                "no-file",
                "There is no file %s to read.",
                String.valueOf(what));
    }
}
