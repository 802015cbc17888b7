package city.qala.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import city.qala.demo.Demo;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Planning on the valley's map, the one that the demo shows. */
class PlanningTest {
    @RegisterExtension static final CityUnderTest CITY = CityUnderTest.with(Clock.systemUTC());

    @TempDir Path folder;

    private final StringWriter out = new StringWriter();

    private JsonNode qala(String... args) throws IOException {
        out.getBuffer().setLength(0);
        int code =
                Cli.execute(
                        args,
                        new PrintWriter(out, true),
                        new PrintWriter(out, true),
                        Map.of("LANG", "en_US.UTF-8"));
        assertThat(code).as(out.toString()).isZero();
        return new ObjectMapper().readTree(out.toString());
    }

    @Test
    void givenTheValley_whenAccessIsMeasured_thenItIsWhatWasPublished() throws IOException {
        Path table = folder.resolve("access.csv");

        JsonNode done =
                Demo.withExtract(map ->
                        said(
                                "planning",
                                "access",
                                "--osm",
                                map.toString(),
                                "--target",
                                "highway=bus_stop",
                                "--radius",
                                "300,500",
                                "--by",
                                "admin_level=8",
                                "--out",
                                table.toString()));

        assertThat(done.path("buildings").asInt()).isEqualTo(8962);
        List<String> rows = Files.readAllLines(table);
        assertThat(rows).hasSize(13);
        assertThat(rows.getFirst())
                .startsWith(
                        "municipality,population_osm_tag,buildings,pct_within_300m_of_bus_stop");
        assertThat(share(rows, "ALL", 3)).isEqualTo(77.47, within(0.05));
        assertThat(share(rows, "ALL", 4)).isEqualTo(90.29, within(0.05));
        assertThat(share(rows, "Triesenberg", 3)).isEqualTo(67.72, within(0.05));
        assertThat(share(rows, "Gamprin", 3)).isEqualTo(92.15, within(0.05));
    }

    @Test
    void givenTheValley_whenItsLightIsMeasured_thenMissingLampsAreNoDataAndNotDarkness()
            throws IOException {
        Path light = folder.resolve("light.json");

        Demo.withExtract(map ->
                said("planning", "lighting", "--osm", map.toString(), "--out", light.toString()));

        JsonNode found = new ObjectMapper().readTree(light.toFile());
        assertThat(found.at("/lamps").asInt()).isZero();
        assertThat(found.at("/pct_within_lamp/15m").isNull()).isTrue();
        double tagged = 0;
        for (JsonNode km : found.path("lit_tag_km")) tagged += km.asDouble();
        assertThat(tagged).isEqualTo(found.at("/walkable_km").asDouble(), within(0.01));
        assertThat(found.at("/lit_tag_km/untagged").asDouble()).isGreaterThan(0.9 * tagged);
    }

    @Test
    void givenNoMap_whenThePageIsOpened_thenItSaysSo_andWithOneItShowsEveryDistrict() {
        assertThat(CITY.send("GET", "/api/planning/survey", null).statusCode()).isEqualTo(404);
        assertThat(CITY.send("GET", "/en/planning", null).body()).contains("./qala import map");

        Demo.withExtract(map ->
                city.qala.planning.Planning.survey(
                        map,
                        CITY.folder(),
                        8,
                        java.time.ZoneId.of("Europe/Vaduz"),
                        Clock.systemUTC()));

        JsonNode survey = CityUnderTest.json(CITY.send("GET", "/api/planning/survey", null));
        assertThat(survey.path("districts")).hasSize(11);
        assertThat(survey.at("/school/gaps").size()).isEqualTo(100);
        assertThat(CITY.send("GET", "/en/planning", null).body())
                .contains("77.5", "of the buildings have a bus stop within 300")
                .contains("From the map valley-2015.osm.pbf")
                .contains("Triesenberg", "no data", "<polyline")
                .contains("OpenStreetMap contributors");
        assertThat(CITY.send("GET", "/kk/planning", null).body()).contains("дерек жоқ");
        assertThat(CITY.send("GET", "/ru/planning", null).body()).contains("нет данных");
    }

    @Test
    void givenEachEngine_whenAskedForHelp_thenItGivesAnExampleInEveryLanguage() {
        for (String language : List.of("kk", "ru", "en"))
            for (String engine :
                    List.of(
                            "equity",
                            "place",
                            "lighting",
                            "access",
                            "school-way",
                            "coverage",
                            "cameras")) {
                out.getBuffer().setLength(0);
                int code =
                        Cli.execute(
                                new String[] {"planning", engine, "--help"},
                                new PrintWriter(out, true),
                                new PrintWriter(out, true),
                                Map.of("LANG", language + "_KZ.UTF-8"));
                assertThat(code).isZero();
                assertThat(out.toString()).contains("./qala planning " + engine);
            }
    }

    private JsonNode said(String... args) {
        try {
            return qala(args);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static double share(List<String> rows, String area, int column) {
        return rows.stream()
                .filter(r -> r.startsWith(area + ","))
                .mapToDouble(r -> Double.parseDouble(r.split(",")[column]))
                .findFirst()
                .orElseThrow();
    }
}
