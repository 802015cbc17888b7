package city.qala.app;

import city.qala.planning.place.PlaceCommand;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** Says where sites go best. */
@CommandLine.Command(name = "place")
final class PlanningPlaceCommand extends Command {

    @Option(names = "--distances", required = true, paramLabel = "D.csv")
    private @Nullable Path distances;

    @Option(names = "--radius", split = ",", paramLabel = "METRES")
    private List<Double> radii = List.of();

    @Option(names = "--sites", split = ",", paramLabel = "COUNT")
    private List<Integer> counts = List.of();

    @Option(names = "--standing", split = ",", paramLabel = "SITE")
    private List<String> standing = List.of();

    @Option(names = "--without", split = ",", paramLabel = "SITE")
    private List<String> without = List.of();

    @Option(names = "--out", required = true, paramLabel = "PLAN.json")
    private @Nullable Path out;

    @Option(names = "--strict")
    private boolean strict;

    @Override
    int run(Console console) {
        var usual = PlaceCommand.Question.USUAL;
        var question =
                new PlaceCommand.Question(
                        radii.isEmpty() ? usual.radii() : radii,
                        counts.isEmpty() ? usual.counts() : counts,
                        standing,
                        without);
        var done =
                PlaceCommand.run(
                        Objects.requireNonNull(distances), question, Objects.requireNonNull(out));
        console.summary(done);
        return strict && done.bad() > 0 ? ExitCode.FINDINGS : ExitCode.OK;
    }
}
