package city.qala.app;

import city.qala.planning.camera.CoverageCommand;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** Says what cameras see. */
@CommandLine.Command(name = "coverage")
final class PlanningCoverageCommand extends Command {

    @Option(names = "--cases", required = true, paramLabel = "CASES.json")
    private @Nullable Path cases;

    @Option(names = "--out", required = true, paramLabel = "RESULT.json")
    private @Nullable Path out;

    @Option(names = "--strict")
    private boolean strict;

    @Override
    int run(Console console) {
        var done = CoverageCommand.run(Objects.requireNonNull(cases), Objects.requireNonNull(out));
        console.summary(done);
        return strict && done.bad() > 0 ? ExitCode.FINDINGS : ExitCode.OK;
    }
}
