package city.qala.app;

import city.qala.planning.equity.EquityCommand;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** Measures how evenly something is shared out. */
@CommandLine.Command(name = "equity")
final class PlanningEquityCommand extends Command {

    @Option(names = "--cases", required = true, paramLabel = "CASES.json")
    private @Nullable Path cases;

    @Option(names = "--out", required = true, paramLabel = "RESULT.json")
    private @Nullable Path out;

    @Option(names = "--strict")
    private boolean strict;

    @Override
    int run(Console console) {
        var done = EquityCommand.run(Objects.requireNonNull(cases), Objects.requireNonNull(out));
        console.summary(done);
        return strict && done.bad() > 0 ? ExitCode.FINDINGS : ExitCode.OK;
    }
}
