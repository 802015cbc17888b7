package city.qala.app;

import city.qala.planning.reach.AccessCommand;
import city.qala.planning.reach.OsmTag;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** Says which share of the buildings has something near by. */
@CommandLine.Command(name = "access")
final class PlanningAccessCommand extends Command {

    @Option(names = "--osm", required = true, paramLabel = "MAP.osm.pbf")
    private @Nullable Path osm;

    @Option(names = "--target", required = true, paramLabel = "KEY=VALUE")
    private @Nullable String target;

    @Option(names = "--radius", split = ",", paramLabel = "METRES", defaultValue = "300,500")
    private List<Double> radii = List.of();

    @Option(names = "--also", paramLabel = "KEY=VALUE:METRES")
    private Map<String, String> also = new LinkedHashMap<>();

    @Option(names = "--by", paramLabel = "KEY=VALUE")
    private @Nullable String by;

    @Option(names = "--out", required = true, paramLabel = "A.csv")
    private @Nullable Path out;

    @Override
    int run(Console console) {
        var targets = new ArrayList<AccessCommand.Target>();
        targets.add(new AccessCommand.Target(OsmTag.of(Objects.requireNonNull(target)), radii));
        also.forEach((key, rest) -> targets.add(more(key, rest)));
        console.summary(
                AccessCommand.run(
                        Objects.requireNonNull(osm),
                        targets,
                        by == null ? null : OsmTag.of(by),
                        Objects.requireNonNull(out)));
        return ExitCode.OK;
    }

    /** {@code amenity=school:1000}; the part before the sign of equality is the key of the map. */
    private static AccessCommand.Target more(String key, String rest) {
        int at = rest.lastIndexOf(':');
        try {
            double metres = Double.parseDouble(rest.substring(at + 1));
            return new AccessCommand.Target(
                    new OsmTag(key, at < 0 ? rest : rest.substring(0, at)), List.of(metres));
        } catch (NumberFormatException e) {
            throw city.qala.kernel.Problem.invalid("also", key + "=" + rest, "must end in :metres");
        }
    }
}
