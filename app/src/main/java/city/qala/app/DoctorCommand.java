package city.qala.app;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** Looks whether a city can run here, one line a check. */
@CommandLine.Command(name = "doctor")
final class DoctorCommand extends Command {
    @Option(names = "--data", paramLabel = "DIR")
    private @Nullable Path data;

    @Option(names = "--quick")
    private boolean quick;

    @Override
    int run(Console console) {
        Path folder = data == null ? null : data.toAbsolutePath().normalize();
        var checkup = new Checkup(folder, System.getenv(), Clock.systemUTC());
        List<Checkup.Finding> findings = quick ? checkup.server() : checkup.all();
        if (json())
            console.json(Map.of("checks", findings.stream().map(DoctorCommand::row).toList()));
        else findings.forEach(f -> show(f, console));
        boolean bad = findings.stream().anyMatch(f -> f.verdict() == Checkup.Verdict.BAD);
        return bad ? ExitCode.FINDINGS : ExitCode.OK;
    }

    private static void show(Checkup.Finding f, Console console) {
        Words words = console.words();
        console.line(
                "%-6s %s"
                        .formatted(
                                words.get("doctor." + f.verdict().word()),
                                words.get("doctor." + f.key(), f.params().toArray())));
    }

    private static Map<String, Object> row(Checkup.Finding f) {
        return Map.of("check", f.key(), "verdict", f.verdict().word(), "values", f.params());
    }
}
