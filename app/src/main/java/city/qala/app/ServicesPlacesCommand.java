package city.qala.app;

import city.qala.services.school.PlacesCommand;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** Gives pupils their places at schools. */
@CommandLine.Command(name = "places")
final class ServicesPlacesCommand extends Command {

    @ArgGroup(multiplicity = "1")
    private @Nullable Input input;

    @Option(names = "--out", required = true, paramLabel = "PLACES.json")
    private @Nullable Path out;

    @Option(names = "--reasons", paramLabel = "REASONS.csv")
    private @Nullable Path reasons;

    @Option(names = "--strict")
    private boolean strict;

    /** One of three formats. */
    static final class Input {
        @Option(names = "--instances", required = true, paramLabel = "INSTANCES.json")
        private @Nullable Path instances;

        @Option(names = "--large", required = true, paramLabel = "LARGE.json")
        private @Nullable Path large;

        @Option(names = "--window", required = true, paramLabel = "WINDOW.json")
        private @Nullable Path window;
    }

    @Override
    int run(Console console) {
        Path to = Objects.requireNonNull(out);
        Input from = Objects.requireNonNull(input);
        var done = places(from, to);
        console.summary(done);
        return strict && (done.bad() > 0 || done.blockingPairs() > 0)
                ? ExitCode.FINDINGS
                : ExitCode.OK;
    }

    private PlacesCommand.Summary places(Input from, Path to) {
        if (from.large != null) return PlacesCommand.large(from.large, to, reasons);
        if (from.window != null) return PlacesCommand.window(from.window, to, reasons);
        return PlacesCommand.instances(Objects.requireNonNull(from.instances), to, reasons);
    }
}
