package city.qala.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AssessCommandTest {

    @TempDir Path folder;

    private final StringWriter out = new StringWriter();

    private int run(String language, String... args) {
        return Cli.execute(
                args,
                new PrintWriter(out, true),
                new PrintWriter(out, true),
                Map.of("LANG", language + "_KZ.UTF-8"));
    }

    private String file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    private String to() {
        return folder.resolve("out").toString();
    }

    @Test
    void givenEachEngine_whenAskedForHelp_thenItGivesAnExampleInEveryLanguage() {
        for (String language : List.of("kk", "ru", "en"))
            for (String engine :
                    List.of(
                            "assess score",
                            "assess stage",
                            "assess scorecard",
                            "services places")) {
                String[] words = engine.split(" ");
                assertThat(run(language, words[0], words[1], "--help")).isZero();
                assertThat(out.toString()).contains("./qala " + engine).contains("--json");
                assertThat(run(language, words[0])).isEqualTo(ExitCode.USAGE);
            }
    }

    @Test
    void givenABadCase_whenStrict_thenItIsAFinding() throws IOException {
        String in = file("c.json", "{\"cityscore\": [{\"actual\": 1}]}");
        assertThat(run("en", "assess", "score", "--cases", in, "--out", to())).isZero();
        assertThat(run("en", "assess", "score", "--strict", "--cases", in, "--out", to()))
                .isEqualTo(ExitCode.FINDINGS);
    }

    @Test
    void givenCities_whenStaged_thenTheSummaryCountsTheStages() throws IOException {
        String in = file("c.csv", "id,sdgs_in_plans,steps,a_progress\nx,1,6,2\n");
        assertThat(run("en", "assess", "stage", "--in", in, "--out", to())).isZero();
        assertThat(out.toString()).contains("\"sprinter\":1");
    }

    @Test
    void givenPupilsAndSchools_whenPlaced_thenTheSummarySaysThatNoPairBlocks() throws IOException {
        String in =
                file(
                        "i.json",
                        "{\"instances\": [{\"id\": \"i\", \"students\": {\"p\": [\"s\"]},"
                                + " \"schools\": {\"s\": {\"capacity\": 1, \"priority\": [\"p\"]}}}]}");
        assertThat(run("en", "services", "places", "--instances", in, "--out", to())).isZero();
        assertThat(out.toString()).contains("\"blockingPairs\":0").contains("\"placed\":1");
        assertThat(Path.of(to())).content().contains("\"p\" : \"s\"");
    }

    @Test
    void givenNeitherFormat_whenPlaced_thenTheCommandLineIsWrong() {
        assertThat(run("en", "services", "places", "--out", to())).isEqualTo(ExitCode.USAGE);
    }
}
