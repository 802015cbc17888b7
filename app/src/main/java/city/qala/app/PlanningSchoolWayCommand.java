package city.qala.app;

import city.qala.planning.reach.SchoolWayCommand;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** Finds the streets on which children walk home without light. */
@CommandLine.Command(name = "school-way")
final class PlanningSchoolWayCommand extends Command {

    @Option(names = "--osm", required = true, paramLabel = "MAP.osm.pbf")
    private @Nullable Path osm;

    @Option(names = "--zone", paramLabel = "ZONE", defaultValue = "Asia/Almaty")
    private ZoneId zone = ZoneId.of("Asia/Almaty");

    @Option(names = "--year", paramLabel = "YEAR", defaultValue = "2026")
    private int year;

    @Option(names = "--children", paramLabel = "COUNT", defaultValue = "1")
    private double children;

    @Option(names = "--lamps", paramLabel = "COUNT", defaultValue = "0")
    private int lamps;

    @Option(names = "--lamps-out", paramLabel = "LAMPS.csv")
    private @Nullable Path lampsOut;

    @Option(names = "--out", required = true, paramLabel = "GAPS.csv")
    private @Nullable Path out;

    @Override
    int run(Console console) {
        console.summary(
                SchoolWayCommand.run(
                        Objects.requireNonNull(osm),
                        new SchoolWayCommand.Question(zone, year, lamps, children),
                        Objects.requireNonNull(out),
                        lampsOut));
        return ExitCode.OK;
    }
}
