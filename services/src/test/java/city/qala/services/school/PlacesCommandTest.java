package city.qala.services.school;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.qala.kernel.Problem;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlacesCommandTest {
    private static final String INSTANCES =
            """
            {"format": "qala-school-choice-1", "instances": [
              {"id": "one", "students": {"a": ["s", "t"], "b": ["s"], "c": ["t", "s", "nowhere"], "d": []},
               "schools": {"s": {"capacity": 1, "priority": ["c", "a", "b"]},
                           "t": {"capacity": 1, "priority": ["a"]}}},
              {"id": "two", "students": {"M": ["s"], "m": ["s"]}, "minority": ["m"],
               "schools": {"s": {"capacity": 1, "reserve": 1, "priority": ["M", "m"]}}},
              {"id": "broken", "students": {}, "schools": {"s": {"capacity": -1}}}]}
            """;

    @TempDir Path folder;

    private Path in(String text) throws IOException {
        return Files.writeString(folder.resolve("in.json"), text);
    }

    private JsonNode out() throws IOException {
        return new ObjectMapper().readTree(folder.resolve("out.json").toFile());
    }

    private PlacesCommand.Summary instances(String text) throws IOException {
        return PlacesCommand.instances(
                in(text), folder.resolve("out.json"), folder.resolve("reasons.csv"));
    }

    @Test
    void givenInstances_whenMatched_thenPupilsWithoutAPlaceAreLeftOut() throws IOException {
        var done = instances(INSTANCES);
        assertThat(out().path("one"))
                .isEqualTo(new ObjectMapper().readTree("{\"a\": \"t\", \"c\": \"s\"}"));
        assertThat(out().path("two").path("m").asText()).isEqualTo("s");
        assertThat(done.blockingPairs()).isZero();
        assertThat(done.placed()).isEqualTo(3);
    }

    @Test
    void givenABrokenInstance_whenMatched_thenItIsToldAndTheOthersAreMatched() throws IOException {
        var done = instances(INSTANCES);
        assertThat(done.cases()).isEqualTo(2);
        assertThat(done.bad()).isEqualTo(1);
        assertThat(done.warnings()).anyMatch(w -> w.contains("nowhere"));
        assertThat(done.warnings()).anyMatch(w -> w.contains("capacity"));
    }

    @Test
    void givenRefusedWishes_whenReasonsAreAskedFor_thenEachHasItsRow() throws IOException {
        instances(INSTANCES);
        assertThat(Files.readAllLines(folder.resolve("reasons.csv")))
                .containsExactly(
                        "case,pupil,school,reason,priority,lottery,last_priority,last_lottery",
                        "one,a,s,priority,2,,1,",
                        "one,b,s,priority,3,,1,",
                        "one,c,t,not-eligible,,,,",
                        "two,M,s,priority,1,,,");
    }

    @Test
    void givenAMadeTown_whenMatched_thenTheFiguresStandBesideItsSeeds() throws IOException {
        Path in =
                in(
                        """
                        {"cases": [{"N": 60, "M": 4, "K": 3, "seed": 1, "lottery_seed": 2,
                                    "tie_breaking": "STB"},
                                   {"N": 60, "M": 4, "K": 3, "seed": 1, "lottery_seed": 2,
                                    "tie_breaking": "coin"}]}
                        """);
        var done = PlacesCommand.large(in, folder.resolve("out.json"), null);
        JsonNode one = out().path("cases").path(0);
        assertThat(one.path("sha256").asText()).hasSize(64);
        assertThat(one.path("assigned").asInt()).isBetween(40, 60);
        assertThat(one.path("blocking_pairs").asInt(-1)).isZero();
        assertThat(out().path("cases").path(1).path("error").asText()).contains("STB or MTB");
        assertThat(done.bad()).isEqualTo(1);
    }

    @Test
    void givenAFileWithoutInstances_whenRead_thenItIsRefused() {
        assertThatThrownBy(() -> instances("{}")).isInstanceOf(Problem.class);
        assertThatThrownBy(() -> instances("nonsense")).isInstanceOf(Problem.class);
    }
}
