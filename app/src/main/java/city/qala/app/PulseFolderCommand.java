package city.qala.app;

import city.qala.pulse.position.PositionSummary;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** An engine of pulse that reads a folder and writes one table. */
abstract class PulseFolderCommand extends Command {

    @Option(names = "--in", required = true, paramLabel = "DIR")
    private @Nullable Path in;

    @Option(names = "--out", required = true, paramLabel = "FILE")
    private @Nullable Path out;

    @Option(names = "--strict")
    private boolean strict;

    /** Does the work. */
    abstract PositionSummary engine(Path folder, Path table);

    @Override
    final int run(Console console) {
        var done = engine(Objects.requireNonNull(in), Objects.requireNonNull(out));
        console.summary(done);
        return strict && done.bad() > 0 ? ExitCode.FINDINGS : ExitCode.OK;
    }
}
