package city.qala.app;

import city.qala.kernel.Role;
import city.qala.platform.config.Settings;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import picocli.CommandLine;

/**
 * Opens an empty city for a moment and uses it a little, so that the launcher can keep what Java
 * learns of the classes. Run by the build; listed nowhere.
 */
@CommandLine.Command(name = "train", hidden = true)
final class TrainCommand extends Command {
    private static final int ROUNDS = 150;
    private static final int PAGES_EACH = 10;
    private static final int WINDOW_ROWS = 1_000;
    private static final List<String> QUESTIONS =
            List.of(
                    "/sta/v1.1/Things?$expand=Locations,Datastreams/Observations($top=1)",
                    "/sta/v1.1/Things(%d)?$select=name&$expand=Datastreams($select=name;"
                            + "$expand=Observations($orderby=phenomenonTime%%20desc;$top=1))",
                    "/sta/v1.1/Datastreams(%d)/Observations?$orderby=phenomenonTime%%20desc&$top=1",
                    "/sta/v1.1/Datastreams(%d)/Observations?$orderby=phenomenonTime%%20asc&$top=500"
                            + "&$filter=phenomenonTime%%20ge%%202025-01-06T01:00:00Z"
                            + "%%20and%%20phenomenonTime%%20lt%%202025-02-01T00:00:00Z",
                    "/sta/v1.1/Datastreams(%d)/Observations?$top=500&$resultFormat=dataArray",
                    "/sta/v1.1/Observations?$count=true&$filter=result%%20lt%%2030&$top=50",
                    "/sta/v1.1/Locations?$filter=st_within(location,geography'POLYGON((69%%2050,"
                            + "71%%2050,71%%2052,69%%2052,69%%2050))')");
    private static final String THING =
            """
            {"name":"t","description":"t","Locations":[{"name":"l","description":"l",
             "encodingType":"application/geo+json","location":{"type":"Point","coordinates":[70,51]}}],
             "Datastreams":[{"name":"d","description":"d","observationType":
             "http://www.opengis.net/def/observationType/OGC-OM/2.0/OM_Measurement",
             "unitOfMeasurement":{"name":"c","symbol":"°C","definition":"Cel"},
             "Sensor":{"name":"s","description":"s","encodingType":"text/plain","metadata":"m"},
             "ObservedProperty":{"name":"temperature","definition":"urn:t","description":"t"}}]}
            """;

    @Override
    int run(Console console) {
        try {
            Path folder = Files.createTempDirectory("qala-train-");
            try {
                use(folder);
            } finally {
                delete(folder);
            }
            return ExitCode.OK;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void use(Path folder) {
        var sets = List.of("http.port=0", "mqtt.port=0", "platform.reserve=0");
        Settings settings = Settings.read(ServerConfig.keys(), null, Map.of(), sets);
        Clock clock = Clock.systemUTC();
        try (City city = City.open(settings, folder, clock)) {
            city.awaitReady();
            String pass = city.tokens().pass("train", Role.OPERATOR, Duration.ofHours(1));
            try (var client = ServerAccess.at(city.base(), pass)) {
                JsonNode made = client.ask("POST", "/sta/v1.1/Things", ServerAccess.json(THING));
                for (int i = 0; i < ROUNDS; i++) use(client, made.path("@iot.id").asLong(1), i);
            }
        }
    }

    /** What a town does most: stores readings, and asks for newest values, windows and maps. */
    private static void use(ServerAccess city, long thing, int round) {
        String stream = "/sta/v1.1/Datastreams(" + thing + ")/Observations";
        city.ask("POST", stream, Map.of("result", round + 0.5));
        for (String question : QUESTIONS) city.ask("GET", question.formatted(thing), null);
        if (round % PAGES_EACH == 0) {
            city.ask("POST", "/sta/v1.1/CreateObservations", List.of(window(thing, round)));
            for (String page : List.of("/en/", "/ru/air", "/kk/wall", "/en/things"))
                city.page(page);
        }
    }

    /** A data array of one stream, a minute between the readings. */
    private static Map<String, Object> window(long stream, int round) {
        Instant start = Instant.parse("2025-01-06T00:00:00Z").plus(Duration.ofDays(round));
        List<List<Object>> rows = new ArrayList<>();
        for (int i = 0; i < WINDOW_ROWS; i++)
            rows.add(List.of(start.plus(Duration.ofMinutes(i)).toString(), i / 10.0));
        return Map.of(
                "Datastream",
                Map.of("@iot.id", stream),
                "components",
                List.of("phenomenonTime", "result"),
                "dataArray",
                rows);
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path p : all.sorted(Comparator.reverseOrder()).toList()) Files.delete(p);
        }
    }
}
