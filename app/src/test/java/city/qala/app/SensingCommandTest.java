package city.qala.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SensingCommandTest {

    @TempDir Path folder;

    private final StringWriter out = new StringWriter();

    private int run(String language, String... args) {
        return Cli.execute(
                args,
                new PrintWriter(out, true),
                new PrintWriter(out, true),
                Map.of("LANG", language + "_KZ.UTF-8"));
    }

    private JsonNode summary() throws IOException {
        return new ObjectMapper().readTree(out.toString());
    }

    private Path hours(int days) throws IOException {
        var text = new StringBuilder("time_utc,pm25_ugm3\n");
        Instant first = Instant.parse("2024-01-01T00:00:00Z");
        for (int i = 0; i < days * 24; i++)
            text.append(first.plusSeconds(3600L * i)).append(',').append(20 + i % 24).append('\n');
        return Files.writeString(folder.resolve("hours.csv"), text);
    }

    @Test
    void givenEachEngine_whenAskedForHelp_thenItGivesAnExampleInEveryLanguage() {
        for (String language : List.of("kk", "ru", "en"))
            for (String engine : List.of("detect", "forecast", "evening")) {
                assertThat(run(language, "sensing", engine, "--help")).isZero();
                assertThat(out.toString()).contains("./qala sensing " + engine).contains("--json");
            }
    }

    @Test
    void givenASeries_whenDetected_thenTheSummaryHoldsTheOneThreshold() throws IOException {
        Path in =
                Files.writeString(
                        folder.resolve("s.csv"), "timestamp,value\n2024-01-01 00:00:00,1\n");
        Path to = folder.resolve("scores.csv");
        assertThat(run("en", "sensing", "detect", "--in", in.toString(), "--out", to.toString()))
                .isZero();
        assertThat(summary().path("threshold").asDouble()).isBetween(0.1, 0.9);
        assertThat(to).hasContent("timestamp,anomaly_score\n2024-01-01 00:00:00,0.0");
    }

    @Test
    void givenBadRows_whenStrict_thenTheyAreFindings() throws IOException {
        Path in = Files.writeString(folder.resolve("s.csv"), "timestamp,value\nnow,1\n");
        String[] lenient = {
            "sensing", "detect", "--in", in.toString(), "--out", folder.resolve("o.csv").toString()
        };
        assertThat(run("en", lenient)).isZero();
        String[] strict = java.util.Arrays.copyOf(lenient, lenient.length + 1);
        strict[lenient.length] = "--strict";
        assertThat(run("en", strict)).isEqualTo(ExitCode.FINDINGS);
    }

    @Test
    void givenAShortHistory_whenForecast_thenTheBaselineIsNamed() throws IOException {
        Path to = folder.resolve("f.csv");
        assertThat(
                        run(
                                "en",
                                "sensing",
                                "forecast",
                                "--in",
                                hours(30).toString(),
                                "--column",
                                "pm25_ugm3",
                                "--origins",
                                "6",
                                "--out",
                                to.toString()))
                .isZero();
        assertThat(summary().path("model").asText()).isEqualTo("persistence");
        assertThat(summary().path("origins").asInt()).isEqualTo(12 * 4);
        assertThat(Files.readAllLines(to))
                .hasSize(1 + 12 * 4 * 24)
                .startsWith("origin,horizon_h,value,lo80,hi80");
    }

    @Test
    void givenDaysAfterTheCut_whenEveningsAreAsked_thenEachHasARow() throws IOException {
        Path to = folder.resolve("e.csv");
        assertThat(
                        run(
                                "en",
                                "sensing",
                                "evening",
                                "--in",
                                hours(30).toString(),
                                "--column",
                                "pm25_ugm3",
                                "--limit",
                                "35",
                                "--zone",
                                "+00:00",
                                "--out",
                                to.toString()))
                .isZero();
        assertThat(summary().path("model").asText()).isEqualTo("morning");
        assertThat(Files.readAllLines(to)).hasSize(12).startsWith("date,probability,warn");
    }

    @Test
    void givenNoEngine_whenRun_thenTheyAreListed() {
        assertThat(run("en", "sensing")).isEqualTo(ExitCode.USAGE);
        assertThat(out.toString()).contains("detect").contains("forecast").contains("evening");
    }
}
