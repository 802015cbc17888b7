package city.qala.app;

import city.qala.kernel.Problem;
import city.qala.planning.camera.CoverageCommand;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** Says what cameras see. */
@CommandLine.Command(name = "coverage")
final class PlanningCoverageCommand extends Command {

    @Option(names = "--cases", paramLabel = "CASES.json")
    private @Nullable Path cases;

    @Option(names = "--cameras", paramLabel = "CAMERAS.csv")
    private @Nullable Path cameras;

    @Option(names = "--roads", paramLabel = "ROADS.geojson")
    private @Nullable Path roads;

    @Option(names = "--buildings", paramLabel = "BUILDINGS.geojson")
    private @Nullable Path buildings;

    @Option(names = "--out", required = true, paramLabel = "RESULT.json")
    private @Nullable Path out;

    @Option(names = "--strict")
    private boolean strict;

    @Override
    int run(Console console) {
        var done = measure(Objects.requireNonNull(out));
        console.summary(done);
        return strict && done.bad() > 0 ? ExitCode.FINDINGS : ExitCode.OK;
    }

    private CoverageCommand.Summary measure(Path to) {
        if (cases != null) return CoverageCommand.run(cases, to);
        if (cameras == null || roads == null)
            throw Problem.invalid("cases", "none", "must be given, or --cameras and --roads");
        return CoverageCommand.city(cameras, roads, buildings, to);
    }
}
