package city.qala.app;

import city.qala.planning.camera.CamerasCommand;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** Plans the fewest cameras for a share of the roads. */
@CommandLine.Command(name = "cameras")
final class PlanningCamerasCommand extends Command {

    @Option(names = "--poles", required = true, paramLabel = "POLES.csv")
    private @Nullable Path poles;

    @Option(names = "--roads", required = true, paramLabel = "ROADS.geojson")
    private @Nullable Path roads;

    @Option(names = "--buildings", paramLabel = "BUILDINGS.geojson")
    private @Nullable Path buildings;

    @Option(names = "--fov", paramLabel = "DEGREES", defaultValue = "90")
    private double fov;

    @Option(names = "--pixels", paramLabel = "COUNT", defaultValue = "3840")
    private double pixels;

    @Option(names = "--level", paramLabel = "PX/M", defaultValue = "25")
    private double level;

    @Option(names = "--share", paramLabel = "SHARE", defaultValue = "0.95")
    private double share;

    @Option(names = "--most", paramLabel = "COUNT", defaultValue = "0")
    private int most;

    @Option(names = "--out", required = true, paramLabel = "PLAN.geojson")
    private @Nullable Path out;

    @Option(names = "--strict")
    private boolean strict;

    @Override
    int run(Console console) {
        var done =
                CamerasCommand.run(
                        Objects.requireNonNull(poles),
                        Objects.requireNonNull(roads),
                        buildings,
                        new CamerasCommand.Wish(fov, pixels, level, share, most),
                        Objects.requireNonNull(out));
        console.summary(done);
        return strict && done.bad() > 0 ? ExitCode.FINDINGS : ExitCode.OK;
    }
}
