package city.qala.services;

import static org.assertj.core.api.Assertions.assertThat;

import city.qala.testkit.TestDatabase;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class StreetPagesTest {
    @RegisterExtension static final TestDatabase ledger = TestDatabase.with("services");

    private static final String LAMP = "service_code=street-light&attribute[fault]=out";
    private Town town;

    @BeforeEach
    void open() {
        town = new Town(ledger.database());
    }

    @AfterEach
    void close() {
        town.close();
    }

    private static String location(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
        return answer.headers().firstValue("Location").orElseThrow();
    }

    /** Reports a lamp without an account; the address of its public page. */
    private String reported(String place) throws IOException {
        String follow =
                location(town.form("/en/report", "", LAMP + "&anyway=1&address_string=" + place));
        String taken = town.get(follow, "").body();
        assertThat(taken).contains("stored");
        int at = taken.indexOf("/en/streets/");
        return taken.substring(at, taken.indexOf('"', at));
    }

    @Test
    void givenNobodyKnown_whenALampIsReported_thenItIsOnThePublicListWithItsPromise()
            throws IOException {
        String page = reported("Samal+2");
        assertThat(town.get(page, "").body()).contains("Samal 2").contains("3 days left");
        assertThat(town.get("/en/streets", "").body()).contains("Samal 2");
        assertThat(town.get("/ru/streets", "").body()).contains("Уличный фонарь");
    }

    @Test
    void givenThePromiseIsBroken_whenLookedAt_thenThatIsSaid() throws IOException {
        String page = reported("Late+street");
        town.clock.advance(Duration.ofHours(74));
        assertThat(town.get(page, "").body()).contains("<b>2 h late");
        assertThat(town.get("/en/streets", "").body()).doesNotContain("late 0");
    }

    @Test
    void givenOneLikeItIsThere_whenReported_thenItIsAskedAboutAndAVoiceCounts() throws IOException {
        String page = reported("Twin+lane+5");
        var again = town.form("/en/report", "", LAMP + "&address_string=twin+lane+5");
        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(again.body()).contains("Is it one of these?").contains(page);
        location(town.form(page + "/voice", "", ""));
        assertThat(town.get(page, "").body()).containsPattern("Residents affected</dt><dd>2");
    }

    @Test
    void givenALampNearby_whenReportedByPlace_thenOnlyThoseWithinAHundredMetresAreShown()
            throws IOException {
        String near = "&lat=47.0000&long=9.0000";
        location(town.form("/en/report", "", LAMP + near));
        assertThat(town.form("/en/report", "", LAMP + "&lat=47.0008&long=9.0000").body())
                .contains("Is it one of these?");
        assertThat(town.form("/en/report", "", LAMP + "&lat=47.0010&long=9.0000").statusCode())
                .isEqualTo(303);
        assertThat(
                        town.form("/en/report", "", "service_code=pothole&lat=47.0000&long=9.0000")
                                .statusCode())
                .isEqualTo(303);
    }

    @Test
    void givenTheCityClosesIt_whenItIsNotDone_thenAnybodyOpensItAgain() throws IOException {
        String page = reported("Open+again+1");
        assertThat(town.form(page + "/close", "", "notes=done").statusCode()).isEqualTo(401);
        location(town.form(page + "/close", "clerk", "notes=Bulb+changed"));
        assertThat(town.get(page, "").body()).contains("Bulb changed").contains("closed");
        assertThat(town.form(page + "/close", "clerk", "notes=x").statusCode()).isEqualTo(409);
        assertThat(town.form(page + "/reopen", "", "notes=").statusCode()).isEqualTo(400);
        location(town.form(page + "/reopen", "", "notes=Still+dark"));
        assertThat(town.get(page, "").body()).contains("Still dark").contains("Opened again");
        assertThat(town.audit).extracting(e -> e.action()).contains("services.report-closed");
    }

    @Test
    void givenNoPlaceOrAnswer_whenSent_thenTheFormSaysSoInTheReadersLanguage() throws IOException {
        var missing = town.form("/kk/report", "", LAMP);
        assertThat(missing.statusCode()).isEqualTo(400);
        assertThat(missing.body()).contains("Қай жерде екенін");
        assertThat(town.form("/ru/report", "", "service_code=street-light&address_string=x").body())
                .contains("Ответьте на вопросы");
    }

    @Test
    void givenATip_whenSent_thenNothingOfItIsShownAnywhere() throws IOException {
        String follow =
                location(
                        town.form(
                                "/en/report",
                                "",
                                "service_code=dumping&address_string=Secret+forest&description=Truck"));
        String page = town.get(follow, "").body();
        assertThat(page).contains("Nobody sees").doesNotContain("Truck");
        assertThat(town.get("/en/streets", "").body()).doesNotContain("Secret forest");
    }

    @Test
    void givenEachPage_whenOpened_thenItSpeaksEveryLanguage() throws IOException {
        for (String language : List.of("kk", "ru", "en"))
            for (String path : List.of("/streets", "/report", "/report?kind=street-light")) {
                var answer = town.get("/" + language + path, "");
                assertThat(answer.statusCode()).isEqualTo(200);
                assertThat(answer.body()).contains("lang=\"" + language + "\"");
            }
    }
}
