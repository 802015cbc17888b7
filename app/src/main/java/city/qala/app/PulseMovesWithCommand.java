package city.qala.app;

import city.qala.pulse.movement.MovesWithCommand;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** Says whether sales move with footfall. */
@CommandLine.Command(name = "moves-with")
final class PulseMovesWithCommand extends Command {

    @Option(names = "--in", required = true, paramLabel = "DIR")
    private @Nullable Path in;

    @Option(names = "--out", required = true, paramLabel = "FILE")
    private @Nullable Path out;

    @Option(names = "--footfall-noise", paramLabel = "SD", defaultValue = "0")
    private double footfallNoise;

    @Option(names = "--sales-noise", paramLabel = "SD", defaultValue = "0")
    private double salesNoise;

    @Option(names = "--strict")
    private boolean strict;

    @Override
    int run(Console console) {
        var order =
                new MovesWithCommand.Order(
                        Objects.requireNonNull(in),
                        Objects.requireNonNull(out),
                        footfallNoise,
                        salesNoise);
        var done = MovesWithCommand.run(order);
        console.summary(done);
        return strict && done.bad() > 0 ? ExitCode.FINDINGS : ExitCode.OK;
    }
}
