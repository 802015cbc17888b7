package city.qala.app;

import city.qala.sensing.detect.DetectCommand;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** Scores every value of a series by how unusual it is. */
@CommandLine.Command(name = "detect")
final class SensingDetectCommand extends Command {

    @Option(names = "--in", required = true, paramLabel = "SERIES.csv")
    private @Nullable Path in;

    @Option(names = "--out", required = true, paramLabel = "SCORES.csv")
    private @Nullable Path out;

    @Option(names = "--strict")
    private boolean strict;

    @Override
    int run(Console console) {
        var done = DetectCommand.run(Objects.requireNonNull(in), Objects.requireNonNull(out));
        console.summary(done);
        return strict && done.bad() > 0 ? ExitCode.FINDINGS : ExitCode.OK;
    }
}
