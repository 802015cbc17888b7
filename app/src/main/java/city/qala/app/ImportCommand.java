package city.qala.app;

import city.qala.kernel.Problem;
import city.qala.planning.Planning;
import city.qala.platform.osm.MapConfig;
import city.qala.platform.osm.MapImport;
import city.qala.platform.osm.MapReport;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Brings files into a city: its map, its things, their readings. Each file whole or not at all. */
@CommandLine.Command(name = "import")
final class ImportCommand extends Command {
    /** What is in the files. */
    enum Kind {
        MAP,
        THINGS,
        READINGS
    }

    @Parameters(index = "0", paramLabel = "map|things|readings")
    private Kind kind = Kind.MAP;

    @Parameters(index = "1..*", arity = "1..*", paramLabel = "FILE")
    private List<Path> files = new ArrayList<>();

    @Option(names = "--data", required = true, paramLabel = "DIR")
    private @Nullable Path data;

    @Option(names = "--dry-run")
    private boolean dryRun;

    @Option(names = "--bbox", paramLabel = "W,S,E,N")
    private @Nullable String bbox;

    @Option(names = "--district-level", paramLabel = "LEVEL", defaultValue = "8")
    private int districtLevel;

    @Option(names = "--zone", paramLabel = "ZONE", defaultValue = "Asia/Almaty")
    private ZoneId zone = ZoneId.of("Asia/Almaty");

    @Override
    int run(Console console) {
        Path folder = Objects.requireNonNull(data).toAbsolutePath().normalize();
        for (Path file : files) {
            if (!Files.isReadable(file))
                throw Problem.of(
                        Problem.Kind.NOT_FOUND, "no-file", "There is no file %s to read.", file);
        }
        return kind == Kind.MAP ? map(folder, console) : rows(folder, console);
    }

    private int map(Path folder, Console console) {
        if (files.size() > 1) throw Problem.invalid("FILE", files.size(), "must be one map");
        var settings = new MapConfig(null, districtLevel);
        if (bbox != null) settings = settings.clippedTo(bbox);
        var importer = new MapImport(settings, Clock.systemUTC());
        Path file = files.getFirst();
        MapReport report =
                dryRun ? importer.check(file, n -> {}) : importer.write(file, folder, n -> {});
        if (!dryRun) survey(file, folder, console);
        if (json()) {
            console.json(
                    Map.of(
                            "features", report.features(),
                            "bytes", report.bytes(),
                            "dropped", report.dropped(),
                            "dryRun", dryRun));
            return ExitCode.OK;
        }
        report.features().forEach((layer, n) -> console.line("%-12s %,9d".formatted(layer, n)));
        console.say(dryRun ? "import.map-checked" : "import.map-done", report.bytes() >> 10);
        return ExitCode.OK;
    }

    /** Looks at who is reached. A map too small for that is a map all the same. */
    private void survey(Path file, Path folder, Console console) {
        try {
            Planning.survey(file, folder, districtLevel, zone, Clock.systemUTC());
        } catch (Problem e) {
            console.remark(console.words().get("import.no-survey"));
        }
    }

    private int rows(Path folder, Console console) {
        var answers = new LinkedHashMap<String, Object>();
        try (var city = ServerAccess.of(folder, System.getenv(), Clock.systemUTC())) {
            String at = "/api/sensing/imports/" + kind.name().toLowerCase(java.util.Locale.ROOT);
            for (Path file : files) {
                JsonNode answer = city.send("POST", at + "?dry-run=" + dryRun, "text/csv", file);
                answers.put(file.toString(), answer);
                if (!json()) tell(file, answer, console);
            }
        }
        if (json()) console.json(answers);
        return ExitCode.OK;
    }

    private void tell(Path file, JsonNode answer, Console console) {
        console.say(
                dryRun ? "import.rows-checked" : "import.rows-done",
                file,
                answer.path("rows").asLong(),
                answer.path("added").asLong(),
                answer.path("changed").asLong(),
                answer.path("unchanged").asLong());
    }
}
