package city.qala.app;

import city.qala.operations.alarm.ReplayCommand;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** Plays signals of a file through the rules of alarms. */
@CommandLine.Command(name = "replay")
final class OperationsReplayCommand extends Command {

    @Option(names = "--in", required = true, paramLabel = "SIGNALS.csv")
    private @Nullable Path in;

    @Option(names = "--out", required = true, paramLabel = "ALARMS.csv")
    private @Nullable Path out;

    @Option(names = "--strict")
    private boolean strict;

    @Override
    int run(Console console) {
        var done = ReplayCommand.run(Objects.requireNonNull(in), Objects.requireNonNull(out));
        console.summary(done);
        return strict && done.bad() > 0 ? ExitCode.FINDINGS : ExitCode.OK;
    }
}
