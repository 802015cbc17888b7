package city.qala.app;

import city.qala.assess.StageCommand;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** Stages cities by what they say of themselves. */
@CommandLine.Command(name = "stage")
final class AssessStageCommand extends Command {

    @Option(names = "--in", required = true, paramLabel = "CITIES.csv")
    private @Nullable Path in;

    @Option(names = "--out", required = true, paramLabel = "STAGES.csv")
    private @Nullable Path out;

    @Option(names = "--strict")
    private boolean strict;

    @Override
    int run(Console console) {
        var done = StageCommand.run(Objects.requireNonNull(in), Objects.requireNonNull(out));
        console.summary(done);
        return strict && done.bad() > 0 ? ExitCode.FINDINGS : ExitCode.OK;
    }
}
