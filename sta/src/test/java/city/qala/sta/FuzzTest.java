package city.qala.sta;

import static org.assertj.core.api.Assertions.assertThat;

import city.qala.kernel.Problem;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FuzzTest {

    private static final List<String> PIECES =
            List.of(
                    "(",
                    ")",
                    "'",
                    ";",
                    ",",
                    "/",
                    "$filter=",
                    "$expand=",
                    "Datastreams",
                    " eq ",
                    " and ",
                    "not ",
                    "1e999",
                    "-",
                    "2020-01-01T00:00:00Z",
                    "geography'POINT(",
                    "%",
                    "%00",
                    "%F0%9F",
                    "+",
                    "any(d:",
                    "[",
                    "]",
                    "null",
                    "\u0000",
                    "\uD800",
                    "duration'",
                    "$top=",
                    "=",
                    "&",
                    "9".repeat(30),
                    "result",
                    "properties/",
                    ":",
                    "é",
                    "00:00");

    private static String mutated(String text, Random random) {
        StringBuilder out = new StringBuilder(text);
        for (int i = 1 + random.nextInt(6); i > 0; i--) {
            int at = random.nextInt(out.length() + 1);
            switch (random.nextInt(4)) {
                case 0 -> out.insert(at, ForAll.oneOf(random, PIECES));
                case 1 -> out.delete(at, Math.min(out.length(), at + 1 + random.nextInt(5)));
                case 2 -> out.insert(at, (char) random.nextInt(0x3000));
                default -> {
                    int end = Math.min(out.length(), at + random.nextInt(20));
                    out.insert(random.nextInt(out.length() + 1), out.substring(at, end));
                }
            }
        }
        return out.toString();
    }

    @Test
    void givenBrokenQueries_whenRead_thenNothingButA400IsThrown_over40000() {
        int[] refused = {0};
        ForAll.seeds(
                40_000,
                random -> {
                    EntityType type = ForAll.oneOf(random, EntityType.values());
                    String text = new Generator(random).query(type, 1).encoded();
                    String broken = mutated(text, random);
                    try {
                        Query query = Query.parse(broken, type, Limits.defaults());
                        assertThat(Query.parse(query.encoded(), type, Limits.defaults()))
                                .as("a query that is accepted can be repeated in a link")
                                .isEqualTo(query);
                    } catch (Problem problem) {
                        refused[0]++;
                        assertThat(problem.status()).as(broken).isEqualTo(400);
                        assertThat(problem.code()).isIn("invalid-query", "query-too-complex");
                    }
                });
        assertThat(refused[0]).as("most mutations break the query").isGreaterThan(10_000);
    }

    @Test
    void givenBrokenAddresses_whenRead_thenOnly400Or404IsThrown() {
        List<String> good =
                List.of(
                        "Things(1)/Datastreams(2)/Observations",
                        "Things(1)/properties/a[0]/b/$value",
                        "FeaturesOfInterest(3)/feature/coordinates/0",
                        "Observations/$ref");
        ForAll.seeds(
                20_000,
                random -> {
                    String path = mutated(ForAll.oneOf(random, good), random);
                    try {
                        Address address = Address.parse(path);
                        Address again = Address.parse(address.encoded());
                        assertThat(again.encoded()).isEqualTo(address.encoded());
                    } catch (Problem problem) {
                        assertThat(problem.status()).as(path).isIn(400, 404);
                    }
                });
    }

    @Test
    void givenVeryDeepQueries_whenRead_thenALimitAnswersAndNotTheStack() {
        for (String piece :
                List.of(
                        "(",
                        "not ",
                        "-",
                        "not (",
                        "length(",
                        "Datastreams/any(d:",
                        "Thing/",
                        "[")) {
            String raw = "$filter=" + piece.repeat(60_000 / piece.length());
            try {
                Query.parse(raw, EntityType.THING, Limits.defaults());
                assertThat(piece).as("should be refused").isEmpty();
            } catch (Problem problem) {
                assertThat(problem.status()).isEqualTo(400);
            }
        }
        String wide = "$filter=true" + " and true".repeat(98);
        assertThat(Query.parse(wide, EntityType.THING, Limits.defaults()).filter()).isPresent();
    }
}
