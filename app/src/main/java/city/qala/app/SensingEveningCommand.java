package city.qala.app;

import city.qala.sensing.forecast.EveningCommand;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** Says at noon of each day whether its evening will be smoky. */
@CommandLine.Command(name = "evening")
final class SensingEveningCommand extends Command {

    @Option(names = "--in", required = true, paramLabel = "HOURLY.csv")
    private @Nullable Path in;

    @Option(names = "--column", required = true, paramLabel = "C")
    private String column = "";

    @Option(names = "--limit", required = true, paramLabel = "VALUE")
    private double limit;

    @Option(names = "--zone", required = true, paramLabel = "+HH:MM")
    private @Nullable ZoneOffset zone;

    @Option(names = "--train", paramLabel = "SHARE", defaultValue = "0.6")
    private double train;

    @Option(names = "--out", required = true, paramLabel = "F.csv")
    private @Nullable Path out;

    @Option(names = "--strict")
    private boolean strict;

    @Override
    int run(Console console) {
        var order =
                new EveningCommand.Order(
                        Objects.requireNonNull(in),
                        column,
                        limit,
                        Objects.requireNonNull(zone),
                        train,
                        Objects.requireNonNull(out));
        var done = EveningCommand.run(order);
        console.summary(done);
        return strict && done.bad() > 0 ? ExitCode.FINDINGS : ExitCode.OK;
    }
}
