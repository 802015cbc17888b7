package city.qala.app;

import city.qala.assess.ScoreCommand;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** Scores indicators, daily ratios and goals of a case file. */
@CommandLine.Command(name = "score")
final class AssessScoreCommand extends Command {

    @Option(names = "--cases", required = true, paramLabel = "CASES.json")
    private @Nullable Path cases;

    @Option(names = "--out", required = true, paramLabel = "SCORES.json")
    private @Nullable Path out;

    @Option(names = "--strict")
    private boolean strict;

    @Override
    int run(Console console) {
        var done = ScoreCommand.run(Objects.requireNonNull(cases), Objects.requireNonNull(out));
        console.summary(done);
        return strict && done.bad() > 0 ? ExitCode.FINDINGS : ExitCode.OK;
    }
}
