package city.qala.app;

import city.qala.sensing.forecast.ForecastCommand;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** Forecasts an hourly series for 1 to 24 hours, with an interval. */
@CommandLine.Command(name = "forecast")
final class SensingForecastCommand extends Command {

    @Option(names = "--in", required = true, paramLabel = "HOURLY.csv")
    private @Nullable Path in;

    @Option(names = "--column", required = true, paramLabel = "C")
    private String column = "";

    @Option(names = "--origins", paramLabel = "EVERY_H", defaultValue = "6")
    private int origins;

    @Option(names = "--train", paramLabel = "SHARE", defaultValue = "0.6")
    private double train;

    @Option(names = "--out", required = true, paramLabel = "F.csv")
    private @Nullable Path out;

    @Option(names = "--strict")
    private boolean strict;

    @Override
    int run(Console console) {
        var order =
                new ForecastCommand.Order(
                        Objects.requireNonNull(in),
                        column,
                        origins,
                        train,
                        Objects.requireNonNull(out));
        var done = ForecastCommand.run(order);
        console.summary(done);
        return strict && done.bad() > 0 ? ExitCode.FINDINGS : ExitCode.OK;
    }
}
