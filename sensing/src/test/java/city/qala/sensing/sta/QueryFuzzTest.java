package city.qala.sensing.sta;

import static org.assertj.core.api.Assertions.assertThat;

import city.qala.sensing.sta.StaTown.Reply;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Whatever is asked: an answer that is whole JSON, or a problem that says why. */
class QueryFuzzTest {

    private static final int QUERIES = Integer.getInteger("fuzz.queries", 2_000);

    @RegisterExtension static final StaTown town = StaTown.open();

    private static final List<String> SETS =
            List.of(
                    "Things",
                    "Things(1)",
                    "Things(1)/Datastreams",
                    "Datastreams",
                    "Datastreams(1)/Observations",
                    "Observations",
                    "Locations",
                    "HistoricalLocations",
                    "FeaturesOfInterest",
                    "Sensors",
                    "ObservedProperties",
                    "MultiDatastreams",
                    "Observations(4294967297)",
                    "Datastreams(1)/Thing/name/$value",
                    "Things/$ref",
                    "Observations/$count");

    private static final List<String> PIECES =
            List.of(
                    "$filter=",
                    "$expand=",
                    "$select=",
                    "$orderby=",
                    "$top=",
                    "$skip=",
                    "$count=true",
                    "$resultFormat=dataArray",
                    "&",
                    ";",
                    "(",
                    ")",
                    ",",
                    "/",
                    " ",
                    "name",
                    "result",
                    "phenomenonTime",
                    "Datastreams",
                    "Observations",
                    "Thing",
                    "Locations",
                    "id",
                    "eq",
                    "gt",
                    "lt",
                    "and",
                    "or",
                    "not",
                    "add",
                    "'a'",
                    "'",
                    "1",
                    "0",
                    "-1",
                    "99999999999999999999",
                    "2026-03-01T00:00:00Z",
                    "2026-03-01T00:00:00Z/2026-03-02T00:00:00Z",
                    "null",
                    "true",
                    "now()",
                    "year(",
                    "substringof('a',name)",
                    "st_within(location,geography'POINT(1 2)')",
                    "properties/device",
                    "desc",
                    "asc",
                    "$",
                    "%ZZ",
                    "%00",
                    "unitOfMeasurement/name",
                    "FeatureOfInterest/feature",
                    "duration'P1D'",
                    "sub",
                    "length(name)",
                    "*");

    @BeforeAll
    static void someData() {
        long s = town.thing("fuzz", "public").get("stream");
        for (String result : List.of("1", "\"a\"", "[1,2]", "true", "null"))
            town.post("Datastreams(" + s + ")/Observations", "{\"result\":" + result + "}");
    }

    @Test
    void everyAnswerIsWholeAndNoneIsOurFault() {
        Random random = new Random(7);
        int good = 0;
        for (int i = 0; i < QUERIES; i++) {
            String query = random.nextInt(3) == 0 ? shuffled(random) : shaped(random);
            String path = SETS.get(random.nextInt(SETS.size())) + "?" + query;
            Reply r;
            try {
                r = town.get(path);
            } catch (IllegalArgumentException notAnAddress) {
                continue;
            }
            assertThat(r.status()).as(path + " " + r.body()).isIn(200, 204, 400, 404);
            if (r.status() == 200) good++;
            boolean text = r.header("Content-Type").startsWith("text/plain");
            if (!r.body().isEmpty() && !text)
                Json.parse(r.body().getBytes(java.nio.charset.StandardCharsets.UTF_8));
        }
        assertThat(good).as("queries that could be answered").isGreaterThan(QUERIES / 20);
    }

    private static String shuffled(Random random) {
        StringBuilder q = new StringBuilder();
        for (int n = random.nextInt(9); n >= 0; n--) q.append(piece(random));
        return q.toString();
    }

    private static String piece(Random random) {
        return PIECES.get(random.nextInt(PIECES.size()));
    }

    private static String shaped(Random random) {
        List<String> properties =
                List.of(
                        "name",
                        "result",
                        "phenomenonTime",
                        "id",
                        "properties/device",
                        "description",
                        "resultTime");
        List<String> literals =
                List.of("1", "'a'", "null", "2026-03-01T00:00:00Z", "true", "'5'", "now()");
        List<String> operators = List.of("eq", "ne", "gt", "lt", "ge", "le");
        String p = properties.get(random.nextInt(properties.size()));
        String filter =
                p + " " + operators.get(random.nextInt(6)) + " " + literals.get(random.nextInt(7));
        return switch (random.nextInt(5)) {
            case 0 -> "$filter=" + filter;
            case 1 ->
                    "$filter=not ("
                            + filter
                            + ")&$orderby="
                            + p
                            + " desc&$top="
                            + random.nextInt(4);
            case 2 -> "$expand=" + piece(random) + "($filter=" + filter + ";$top=1)";
            case 3 -> "$select=" + p + "&$count=true&$skip=" + random.nextInt(5);
            default -> "$orderby=" + p + "," + piece(random) + "&$top=2&$count=true";
        };
    }
}
