package city.qala.assess;

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

class ScoreCommandTest {

    private static final String CASES =
            """
            {"kpi_performance": [{"id": "a", "value": 20, "floor": 35, "target": 5},
                                 {"id": "b", "value": "much", "floor": 35, "target": 5}],
             "cityscore": [{"id": "c", "actual": 0.912, "target": 0.95, "lower_is_better": false}],
             "sdg_normalisation": [{"id": "d", "value": 11, "lower_bound": 33.7, "optimum": 3.2}],
             "sdg_trend": [{"y0": 2015, "score0": 40, "y1": 2023, "score1": 64,
                            "target": 100, "target_year": 2030}],
             "horoscope": []}
            """;

    @TempDir Path folder;

    private JsonNode answers() throws IOException {
        return new ObjectMapper().readTree(folder.resolve("scores.json").toFile());
    }

    private ScoreCommand.Summary run(String cases) throws IOException {
        return ScoreCommand.run(
                Files.writeString(folder.resolve("cases.json"), cases),
                folder.resolve("scores.json"));
    }

    @Test
    void givenCasesOfAllKinds_whenScored_thenTheAnswersHaveTheNamesOfTheFile() throws IOException {
        run(CASES);
        JsonNode a = answers().path("kpi_performance").path(0);
        assertThat(a.path("expected_performance").asDouble()).isEqualTo(50);
        assertThat(a.path("expected_band").asText()).isEqualTo("part");
        assertThat(answers().path("cityscore").path(0).path("expected").asDouble()).isEqualTo(0.96);
        assertThat(answers().path("sdg_normalisation").path(0).path("expected").asDouble())
                .isEqualTo(74.42623);
        assertThat(answers().path("sdg_trend").path(0).path("expected").asText())
                .isEqualTo("moderately_improving");
    }

    @Test
    void givenACaseThatCannotBeScored_whenRun_thenItIsToldAndTheOthersAreScored()
            throws IOException {
        var done = run(CASES);
        assertThat(done.cases()).isEqualTo(4);
        assertThat(done.bad()).isEqualTo(2);
        assertThat(done.warnings().getFirst()).contains("kpi_performance 2").contains("value");
        assertThat(done.warnings().getLast()).contains("horoscope");
        assertThat(answers().path("kpi_performance").path(1).path("error").asText())
                .contains("number");
    }

    @Test
    void givenNoObject_whenRun_thenItIsRefused() {
        assertThatThrownBy(() -> run("[1]")).isInstanceOf(Problem.class);
        assertThatThrownBy(() -> run("{")).isInstanceOf(Problem.class);
    }
}
