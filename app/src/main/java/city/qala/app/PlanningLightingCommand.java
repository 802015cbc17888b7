package city.qala.app;

import city.qala.planning.reach.LightingCommand;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** Says how much of a town's walkable length is near a lamp. */
@CommandLine.Command(name = "lighting")
final class PlanningLightingCommand extends Command {

    @Option(names = "--osm", required = true, paramLabel = "MAP.osm.pbf")
    private @Nullable Path osm;

    @Option(names = "--radius", split = ",", paramLabel = "METRES", defaultValue = "15,20,30")
    private List<Double> radii = List.of();

    @Option(names = "--out", required = true, paramLabel = "L.json")
    private @Nullable Path out;

    @Override
    int run(Console console) {
        console.summary(
                LightingCommand.run(
                        Objects.requireNonNull(osm), radii, Objects.requireNonNull(out)));
        return ExitCode.OK;
    }
}
