package city.qala.app;

import city.qala.assess.ScorecardCommand;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** Checks a printed table of shares against the whole numbers behind it. */
@CommandLine.Command(name = "scorecard")
final class AssessScorecardCommand extends Command {

    @Option(names = "--in", required = true, paramLabel = "TABLE.csv")
    private @Nullable Path in;

    @Option(names = "--sizes", required = true, split = ",", paramLabel = "GROUP=N")
    private Map<String, Integer> sizes = new LinkedHashMap<>();

    @Option(names = "--out", required = true, paramLabel = "CHECK.csv")
    private @Nullable Path out;

    @Option(names = "--strict")
    private boolean strict;

    @Override
    int run(Console console) {
        var done =
                ScorecardCommand.run(
                        Objects.requireNonNull(in), sizes, Objects.requireNonNull(out));
        console.summary(done);
        boolean wrong = done.bad() > 0 || done.impossible() > 0 || !done.misprinted().isEmpty();
        return strict && wrong ? ExitCode.FINDINGS : ExitCode.OK;
    }
}
