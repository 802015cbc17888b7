package city.qala.services.school;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.qala.kernel.Problem;
import city.qala.testkit.ForAll;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WindowTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SEED = "drawn in public on 1 April 2026";

    @TempDir Path folder;

    private static ObjectNode window(String schools, String pupils) throws IOException {
        ObjectNode w = JSON.createObjectNode();
        w.put("seed", SEED).put("commitment", Window.commitment(SEED));
        w.set("schools", JSON.readTree(schools));
        w.set("pupils", JSON.readTree(pupils));
        return w;
    }

    private static Map<String, String> places(ObjectNode given) {
        Window window = Window.of(given);
        Match match = DeferredAcceptance.match(window.market());
        assertThat(StabilityRule.blockingPairs(window.market(), match)).isZero();
        Map<String, String> places = new TreeMap<>();
        for (int p = 0; p < window.market().pupils(); p++) {
            int school = match.school(window.market(), p);
            places.put(window.pupil(p), school == Match.NONE ? "" : window.school(school));
        }
        return places;
    }

    @Test
    void givenASiblingAndANeighbour_whenPlaced_thenTheSiblingComesFirstThenTheZone()
            throws IOException {
        String one = "{\"s\": {\"capacity\": 1}, \"t\": {\"capacity\": 2}}";
        String far = "\"a\": {\"wishes\": [\"s\", \"t\"]}";
        String near = "\"b\": {\"wishes\": [\"s\", \"t\"], \"zone\": \"s\"}";
        String sibling = "\"c\": {\"wishes\": [\"s\", \"t\"], \"sibling\": \"s\"}";
        assertThat(places(window(one, "{" + far + "," + near + "}"))).containsEntry("b", "s");
        assertThat(places(window(one, "{" + far + "," + near + "," + sibling + "}")))
                .containsEntry("c", "s");
    }

    @Test
    void givenAListWithoutTheZonesSchool_whenPlaced_thenTheZoneIsTheLastResort()
            throws IOException {
        assertThat(
                        places(
                                window(
                                        "{\"s\": {\"capacity\": 0}, \"z\": {\"capacity\": 1}}",
                                        "{\"a\": {\"wishes\": [\"s\"], \"zone\": \"z\"}}")))
                .containsEntry("a", "z");
    }

    @Test
    void givenTwins_whenPlaced_thenOneNumberIsDrawnForBoth() throws IOException {
        ForAll.check(
                40,
                r -> r.nextInt(1_000_000),
                salt -> {
                    try {
                        var pupils = JSON.createObjectNode();
                        for (int i = 0; i < 6; i++)
                            pupils.putObject("p" + salt + i).putArray("wishes").add("s");
                        ((ObjectNode) pupils.get("p" + salt + 1)).put("twin", "p" + salt + 4);
                        ((ObjectNode) pupils.get("p" + salt + 4)).put("twin", "p" + salt + 1);
                        Window w =
                                Window.of(window("{\"s\": {\"capacity\": 3}}", pupils.toString()));
                        assertThat(w.lottery(1)).isEqualTo(w.lottery(4));
                        assertThat(Math.abs(w.market().rank(1) - w.market().rank(4))).isEqualTo(1);
                        Match match = DeferredAcceptance.match(w.market());
                        boolean apart =
                                (match.wish(1) == Match.NONE) != (match.wish(4) == Match.NONE);
                        assertThat(w.apart(match)).hasSize(apart ? 1 : 0);
                    } catch (IOException e) {
                        throw new java.io.UncheckedIOException(e);
                    }
                });
    }

    @Test
    void givenAnyOrderOfTheFile_whenPlaced_thenNothingChanges() throws IOException {
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < 60; i++) order.add(i);
        Map<String, String> before = new TreeMap<>();
        for (int round = 0; round < 20; round++) {
            var pupils = JSON.createObjectNode();
            for (int i : order) {
                var wishes = pupils.putObject("p" + i).putArray("wishes");
                var random = new Random(i);
                for (int k = 0; k < 3; k++) wishes.add("s" + random.nextInt(4));
            }
            String schools =
                    "{\"s0\": {\"capacity\": 9}, \"s1\": {\"capacity\": 12},"
                            + " \"s2\": {\"capacity\": 5}, \"s3\": {\"capacity\": 20}}";
            Map<String, String> now = places(window(schools, pupils.toString()));
            if (round > 0) assertThat(now).isEqualTo(before);
            before = now;
            Collections.shuffle(order, new Random(round));
        }
    }

    @Test
    void givenAnotherSeedThanCommittedTo_whenPlaced_thenItIsRefused() throws IOException {
        ObjectNode w = window("{\"s\": {\"capacity\": 1}}", "{\"a\": {\"wishes\": [\"s\"]}}");
        w.put("seed", SEED + ".");
        assertThatThrownBy(() -> Window.of(w))
                .isInstanceOfSatisfying(
                        Problem.class, p -> assertThat(p.code()).isEqualTo("seed-not-committed"));
    }

    @Test
    void givenAWindowInAFile_whenPlaced_thenPlacesNumbersAndReasonsAreWritten() throws IOException {
        Path in = folder.resolve("w.json");
        Files.write(
                in,
                JSON.writeValueAsBytes(
                        window(
                                "{\"s\": {\"capacity\": 1}}",
                                "{\"a\": {\"wishes\": [\"s\"]}, \"b\": {\"wishes\": [\"s\"]}}")));
        var done = PlacesCommand.window(in, folder.resolve("o.json"), folder.resolve("r.csv"));
        assertThat(done.placed()).isEqualTo(1);
        var out = JSON.readTree(folder.resolve("o.json").toFile());
        assertThat(out.path("lottery")).hasSize(2);
        assertThat(Files.readAllLines(folder.resolve("r.csv")))
                .hasSize(2)
                .last()
                .asString()
                .contains("lottery");
    }
}
