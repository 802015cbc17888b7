package city.qala.assess;

import static org.assertj.core.api.Assertions.assertThat;

import city.qala.kernel.Indicator;
import city.qala.kernel.Interval;
import city.qala.testkit.TestDatabase;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class AssessTest {
    @RegisterExtension static final TestDatabase ledger = TestDatabase.with("assess");

    private static final String JSON = "application/json";
    private static final String FORM = "application/x-www-form-urlencoded";
    private Town town;

    @BeforeEach
    void open() {
        town = new Town(ledger.database());
    }

    @AfterEach
    void close() {
        town.close();
    }

    private static JsonNode read(HttpResponse<String> answer) throws IOException {
        return new ObjectMapper().readTree(answer.body());
    }

    private static String claim(String indicator, int year, double value, String source) {
        return "{\"claims\": [{\"indicator\": \"%s\", \"year\": %d, \"value\": %s, \"source\": \"%s\", \"origin\": \"official\", \"quality\": \"counted\"}]}"
                .formatted(indicator, year, value, source);
    }

    private String propose(String body) throws IOException {
        var answer = town.post("/api/assess/values", "anna", JSON, body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return read(answer).path("proposal").asText();
    }

    private void agreed(String body) throws IOException {
        String id = propose(body);
        assertThat(
                        town.post("/api/assess/proposals/" + id + "/approve", "bolat", "", "")
                                .statusCode())
                .isEqualTo(200);
    }

    private JsonNode indicator(String slug, int year) throws IOException {
        return read(town.get("/api/assess/indicators/" + slug + "?year=" + year, ""));
    }

    @Test
    void givenAValueEnteredByOne_whenAnotherInAnotherRoleAgrees_thenItCounts() throws IOException {
        String id = propose(claim("EC: I: T: 2A", 2001, 86, "Transport department"));
        assertThat(indicator("ec-i-t-2a", 2001).path("state").asText()).isEqualTo("missing");
        String approve = "/api/assess/proposals/" + id + "/approve";
        assertThat(town.post(approve, "anna", "", "").statusCode()).isEqualTo(403);
        assertThat(town.post(approve, "asel", "", "").statusCode()).isEqualTo(403);
        assertThat(town.post(approve, "clerk", "", "").statusCode()).isEqualTo(403);
        assertThat(town.post(approve, "bolat", "", "").statusCode()).isEqualTo(200);
        assertThat(town.post(approve, "bolat", "", "").statusCode()).isEqualTo(409);
        JsonNode now = indicator("ec-i-t-2a", 2001);
        assertThat(now.path("state").asText()).isEqualTo("single");
        assertThat(now.path("parts").path(0).path("bestBand").asText()).isEqualTo("near");
        assertThat(town.audit)
                .extracting(e -> e.action())
                .contains("assess.values-entered", "assess.values-approved");
    }

    @Test
    void givenTheCityStartsAgain_whenRead_thenWhatWasAgreedIsThere() throws IOException {
        agreed(claim("ec-i-t-5a", 2002, 1.4, "Traffic centre"));
        town.close();
        open();
        assertThat(indicator("ec-i-t-5a", 2002).path("state").asText()).isEqualTo("single");
    }

    @Test
    void givenTwoSources_whenTheyDiffer_thenTheIndicatorIsDisputed() throws IOException {
        agreed(claim("en-e-e-1c", 2003, 15, "Ministry"));
        agreed(claim("en-e-e-1c", 2003, 11, "University"));
        JsonNode now = indicator("en-e-e-1c", 2003);
        assertThat(now.path("state").asText()).isEqualTo("disputed");
        assertThat(now.path("disparity").asDouble())
                .isCloseTo(4 / 15.0, org.assertj.core.api.Assertions.within(1e-9));
        assertThat(now.toString()).doesNotContain("13.0");
        String page = town.get("/en/assess?year=2003&show=disputed", "").body();
        assertThat(page)
                .contains("Renewable Energy Consumption")
                .contains("11–15")
                .doesNotContain("Life Expectancy");
    }

    @Test
    void givenATable_whenOneLineIsWrong_thenNothingIsEntered() throws IOException {
        String header = "indicator,part,year,value,source,origin,quality,note\n";
        String good = "EN: EN: AQ: 1C,PM10,2004,71,\"Stations, 6\",official,measured,\n";
        var refused =
                town.post(
                        "/api/assess/values",
                        "anna",
                        "text/csv",
                        header + good + "nonsense,,2004,1,x,official,counted,\n");
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("line 3");
        var taken = town.post("/api/assess/values", "anna", "text/csv", header + good);
        assertThat(taken.statusCode()).isEqualTo(201);
        assertThat(read(taken).path("claims").path(0).path("source").asText())
                .isEqualTo("Stations, 6");
        assertThat(read(town.get("/api/assess/proposals", "bolat")).toString())
                .contains("Stations, 6");
    }

    @Test
    void givenAShareAbove100_whenEntered_thenTheMistakeIsNamed() throws IOException {
        var answer =
                town.post(
                        "/api/assess/values",
                        "anna",
                        JSON,
                        claim("ec-ict-ict-1c", 2005, 9_000, "x"));
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("not-a-share");
        var page =
                town.post(
                        "/ru/assess/proposals",
                        "anna",
                        FORM,
                        "indicator=ec-ict-ict-1c&year=2005&value=9000&source=x&origin=official&quality=counted");
        assertThat(page.statusCode()).isEqualTo(422);
        assertThat(page.body()).contains("не введён ли числитель");
    }

    @Test
    void givenProgramsAndStrangers_whenTheyEnterValues_thenTheyAreRefused() throws IOException {
        String body = claim("ec-i-t-5a", 2006, 1.2, "x");
        assertThat(town.post("/api/assess/values", "", JSON, body).statusCode()).isEqualTo(401);
        assertThat(town.post("/api/assess/values", "clerk", JSON, body).statusCode())
                .isEqualTo(403);
        assertThat(town.post("/api/assess/values", "robot", JSON, body).statusCode())
                .isEqualTo(403);
    }

    @Test
    void givenAnIndicatorWithoutInputs_whenRead_thenItIsMissingAndNoNumberStandsThere()
            throws IOException {
        JsonNode none = indicator("sc-eh-h-1c", 1999);
        assertThat(none.path("state").asText()).isEqualTo("missing");
        assertThat(none.findValues("value")).isEmpty();
        assertThat(none.findValues("bestPerformance")).isEmpty();
        assertThat(none.findValues("bestBand")).isEmpty();
        String page = town.get("/en/assess/indicator/sc-eh-h-1c?year=1999", "").body();
        assertThat(page).doesNotContain(">0<", ">0.0<");
    }

    @Test
    void givenWhatTheCityComputes_whenRead_thenItStandsBesideTheOfficialValue() throws IOException {
        town.computed.add(
                new Indicator.Value(
                        "en-en-aq-1c.PM2.5",
                        "",
                        new Interval(
                                Instant.parse("2007-01-01T00:00:00Z"),
                                Instant.parse("2008-01-01T00:00:00Z")),
                        38.1,
                        "City sensors"));
        agreed(
                claim("en-en-aq-1c", 2007, 24, "Official report")
                        .replace("\"year\"", "\"part\": \"PM2.5\", \"year\""));
        JsonNode air = indicator("en-en-aq-1c", 2007);
        assertThat(air.path("state").asText()).isEqualTo("disputed");
        assertThat(air.path("parts").path(0).path("values").findValuesAsText("origin"))
                .containsExactlyInAnyOrder("platform", "official");
    }

    @Test
    void givenEachPage_whenOpened_thenItSpeaksEveryLanguage() throws IOException {
        for (String language : List.of("kk", "ru", "en"))
            for (String path :
                    List.of(
                            "/assess",
                            "/assess/indicator/en-en-aq-1c",
                            "/assess/stage?plans=10&some=4&considerable=3&steps=3")) {
                var answer = town.get("/" + language + path, "");
                assertThat(answer.statusCode()).isEqualTo(200);
                assertThat(answer.body()).contains("lang=\"" + language + "\"");
                assertThat(answer.body()).doesNotContain("assess.unit").doesNotContain("??");
            }
        assertThat(town.get("/en/assess/indicator/nothing", "").statusCode()).isEqualTo(404);
    }

    @Test
    void givenAFormOnThePage_whenAnotherAgrees_thenTheValueIsShown() throws IOException {
        var sent =
                town.post(
                        "/en/assess/proposals",
                        "anna",
                        FORM,
                        "indicator=sc-eh-h-1c&part=&year=2008&value=73%2C2&source=Statistics&origin=official&quality=counted&note=");
        assertThat(sent.statusCode()).isEqualTo(303);
        String waiting = town.get("/en/assess/proposals", "bolat").body();
        assertThat(waiting).contains("Life Expectancy: 73.2 in 2008, Statistics");
        String id =
                read(town.get("/api/assess/proposals", "bolat"))
                        .path("proposals")
                        .findParents("claims")
                        .stream()
                        .filter(p -> p.toString().contains("sc-eh-h-1c"))
                        .findFirst()
                        .orElseThrow()
                        .path("proposal")
                        .asText();
        assertThat(town.post("/en/assess/proposals/" + id + "/approve", "anna", FORM, "").body())
                .contains("second person");
        assertThat(
                        town.post("/en/assess/proposals/" + id + "/approve", "bolat", FORM, "")
                                .statusCode())
                .isEqualTo(303);
        assertThat(town.get("/en/assess/indicator/sc-eh-h-1c?year=2008", "").body())
                .contains("73.2");
    }

    @Test
    void givenACitysAnswers_whenStaged_thenTheStageAndWhatOneStepBringsAreSaid()
            throws IOException {
        String page =
                town.get("/en/assess/stage?plans=16&some=0&considerable=16&steps=6", "").body();
        assertThat(page).contains("Sprinter").contains("100.0");
        assertThat(town.get("/en/assess/stage?plans=17&some=0&considerable=1&steps=6", "").body())
                .contains("do not fit");
    }
}
