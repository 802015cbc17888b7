package city.qala.app;

import static org.assertj.core.api.Assertions.assertThat;

import city.qala.kernel.Role;
import city.qala.testkit.TestClock;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The public register in a whole city: pages, programs, and the switch that sensing obeys. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class AlgorithmPagesTest {
    private static final TestClock CLOCK = TestClock.at("2026-11-22T06:00:00Z");
    private static final String API = "/api/governance/algorithms";

    @RegisterExtension static final CityUnderTest CITY = CityUnderTest.with(CLOCK);

    private String admin = "";
    private String inspector = "";

    @BeforeEach
    void people() {
        CLOCK.advance(Duration.ofMinutes(10));
        admin = signedIn(Role.ADMIN);
        inspector = signedIn(Role.OVERSIGHT);
    }

    /** The cookie of a person's session. */
    private static String signedIn(String role) {
        var page = CITY.send("GET", "/en" + CITY.city().identity().signInLink(role), null);
        return page.headers().firstValue("Set-Cookie").orElseThrow().split(";", 2)[0];
    }

    @Test
    @Order(1)
    void givenTheFirstEntries_whenListed_thenWhatShipsRunsAndWhatIsPreparedDoesNot() {
        JsonNode all = CityUnderTest.json(CITY.send("GET", API, null)).path("algorithms");
        var running = new ArrayList<String>();
        all.forEach(a -> {
            if (a.path("running").asBoolean()) running.add(a.path("id").asText());
        });
        // None of them is about a person; those of cameras wait for people.
        assertThat(running)
                .containsExactly(
                        "air-forecast",
                        "air-index",
                        "drawn-match",
                        "evening-warning",
                        "sensor-silence");
        assertThat(all).hasSize(17);
    }

    @Test
    @Order(2)
    void givenEachEntry_whenReadAsPageAndByPrograms_thenBothSayTheSame() {
        for (JsonNode line : CityUnderTest.json(CITY.send("GET", API, null)).path("algorithms")) {
            String id = line.path("id").asText();
            JsonNode fields =
                    CityUnderTest.json(CITY.send("GET", API + "/" + id, null)).path("fields");
            for (String lang : List.of("kk", "ru", "en")) {
                String page = text(CITY.send("GET", "/" + lang + "/algorithms/" + id, null).body());
                fields.properties()
                        .forEach(f -> {
                            JsonNode value = f.getValue();
                            String said =
                                    value.isObject() ? value.path(lang).asText() : value.asText();
                            assertThat(page).as(id + " " + lang + " " + f.getKey()).contains(said);
                        });
            }
        }
    }

    @Test
    @Order(3)
    void givenAStranger_whenReading_thenInternalFieldsNamesAndTheSwitchAreNotThere() {
        String open = CITY.send("GET", API + "/air-index", null).body();
        assertThat(open).doesNotContain("procurement").doesNotContain("\"by\":\"system\"");
        assertThat(CITY.send("GET", "/en/algorithms/air-index", null).body())
                .doesNotContain("Switch off now")
                .doesNotContain("<form");
        assertThat(CITY.send("GET", "/en/algorithms/air-index", null, "Cookie", inspector).body())
                .contains("Switch off now")
                .contains("Procurement");
        assertThat(CITY.send("GET", "/en/algorithms/none", null).statusCode()).isEqualTo(404);
    }

    @Test
    @Order(4)
    void givenTheForm_whenOnePersonSwitchesOff_thenAirPagesAndTheWallSayItAtOnce() {
        assertThat(suspend(inspector, "", "Readings under test").statusCode()).isEqualTo(403);
        assertThat(suspend(inspector, csrf(inspector), "").statusCode()).isEqualTo(400);
        assertThat(suspend(inspector, csrf(inspector), "Readings under <b>test").statusCode())
                .isEqualTo(303);
        for (String page :
                List.of("/en/air", "/en/wall", "/en/algorithms", "/en/algorithms/air-index"))
            assertThat(CITY.send("GET", page, null).body())
                    .as(page)
                    .contains("witched off since 22 November 2026")
                    .contains("By: oversight. Reason: Readings under &lt;b&gt;test");
        assertThat(CITY.send("GET", "/kk/air", null).body()).contains("бастап өшірулі");
        assertThat(CITY.send("GET", "/ru/wall", null).body()).contains("выключен с");
        assertThat(
                        CityUnderTest.json(CITY.send("GET", API + "/air-index", null))
                                .at("/off/by")
                                .asText())
                .isEqualTo("oversight");
    }

    @Test
    @Order(5)
    void givenItIsOff_whenTwoPeopleAgreeByForm_thenItRunsAgain() {
        var asked =
                form(
                        "/en/algorithms/air-index/activate",
                        admin,
                        "reason=Mended&csrf=" + csrf(admin));
        assertThat(asked.statusCode()).as(asked.body()).isEqualTo(303);
        JsonNode entry = CityUnderTest.json(CITY.send("GET", API + "/air-index", null));
        String number = entry.at("/pending/0/number").asText();
        String path = "/en/algorithms/air-index/proposals/" + number + "/approve";
        String seal = "seal=" + entry.path("seal").asText();
        var alone = form(path, admin, seal + "&csrf=" + csrf(admin));
        assertThat(alone.statusCode()).isEqualTo(403);
        assertThat(alone.body()).contains("A second person must agree");
        assertThat(form(path, inspector, seal + "&csrf=" + csrf(inspector)).statusCode())
                .isEqualTo(303);
        assertThat(CITY.send("GET", "/en/air", null).body()).doesNotContain("witched off since");
        assertThat(form(path, inspector, seal + "&csrf=" + csrf(inspector)).statusCode())
                .isEqualTo(409);
    }

    @Test
    @Order(6)
    void givenOtherHands_whenTheyTryToChangeTheRegister_thenTheyAreRefused() {
        String body = "{\"reason\":\"x\"}";
        String[] paths = {"/suspend", "/activate", "/phase", "/proposals/1/approve"};
        String clerk = "Bearer " + CITY.city().tokens().pass("c", Role.CLERK, Duration.ofHours(1));
        String program =
                "Bearer " + CITY.city().tokens().pass("p", Role.OVERSIGHT, Duration.ofHours(1));
        assertThat(send("/suspend", body).statusCode()).isEqualTo(401);
        assertThat(send("/suspend", body, "Authorization", clerk).statusCode()).isEqualTo(403);
        // A program cannot switch off: a named person does.
        assertThat(send("/suspend", body, "Authorization", program).statusCode()).isEqualTo(403);
        for (String path : paths)
            assertThat(
                            send(
                                            path,
                                            "{\"phase\":\"active\",\"sql\":\"x\"}",
                                            "Cookie",
                                            admin,
                                            "Sec-Fetch-Site",
                                            "same-origin")
                                    .statusCode())
                    .as(path)
                    .isEqualTo(422);
        var move =
                send(
                        "/phase",
                        "{\"phase\":\"active\",\"reason\":\"x\"}",
                        "Cookie",
                        admin,
                        "Sec-Fetch-Site",
                        "same-origin");
        assertThat(move.statusCode()).isEqualTo(409);
        assertThat(
                        send(
                                        "/phase",
                                        "{\"phase\":\"active'--\",\"reason\":\"x\"}",
                                        "Cookie",
                                        admin,
                                        "Sec-Fetch-Site",
                                        "same-origin")
                                .statusCode())
                .isEqualTo(400);
    }

    @Test
    @Order(7)
    void givenSettings_whenSomebodyWantsToSwitchByThem_thenThereIsNoSuchSetting() {
        assertThat(ServerConfig.keys())
                .noneMatch(k -> k.name().contains("algorithm") || k.name().contains("activ"));
    }

    private static HttpResponse<String> suspend(String cookie, String csrf, String reason) {
        String encoded =
                java.net.URLEncoder.encode(reason, java.nio.charset.StandardCharsets.UTF_8);
        return form(
                "/en/algorithms/air-index/suspend", cookie, "csrf=" + csrf + "&reason=" + encoded);
    }

    private static HttpResponse<String> form(String path, String cookie, String body) {
        return CITY.send(
                "POST",
                path,
                body,
                "Cookie",
                cookie,
                "Content-Type",
                "application/x-www-form-urlencoded",
                "Sec-Fetch-Site",
                "same-origin");
    }

    private static HttpResponse<String> send(String path, String body, String... headers) {
        var all = new ArrayList<>(List.of("Content-Type", "application/json"));
        all.addAll(List.of(headers));
        return CITY.send("POST", API + "/air-index" + path, body, all.toArray(String[]::new));
    }

    /** What the forms of a session send along, as its page has it. */
    private static String csrf(String cookie) {
        String page = CITY.send("GET", "/en/algorithms/air-index", null, "Cookie", cookie).body();
        int at = page.indexOf("name=\"csrf\" value=\"") + 19;
        return page.substring(at, page.indexOf('"', at));
    }

    private static String text(String html) {
        return html.replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&amp;", "&")
                .replace("&#39;", "'")
                .replace("&#34;", "\"");
    }
}
