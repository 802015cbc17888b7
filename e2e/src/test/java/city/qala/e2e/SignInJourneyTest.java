package city.qala.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import city.qala.e2e.Browser.Screen;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** How staff come in, and what those who did not come in never see. */
class SignInJourneyTest {
    @RegisterExtension static final PretendTown town = new PretendTown();

    private static final String LISTEN =
            """
            () => {
              window.heard = [];
              new EventSource('/api/sensing/live').addEventListener('values', (e) =>
                window.heard.push(...JSON.parse(e.data).map((v) => v.s)));
            }
            """;
    private static final List<String> PUBLIC_PLACES =
            List.of(
                    "/en/air",
                    "/en/air?view=list",
                    "/en/things?q=Locked",
                    "/en/wall",
                    "/en/air/stations.csv",
                    "/api/sensing/stations",
                    "/sta/v1.1/Datastreams?$filter=startswith(name,'PM2.5,%20Locked')&$count=true");

    @Test
    void givenALinkOfTheDemo_whenItIsFollowedTwice_thenItWorksOnce() {
        String link = town.signInLink("analyst");
        String path = link.substring(town.city().base().length());
        try (Visit visit = town.visit(Screen.DESK)) {
            visit.open(path);
            assertThat(visit.path()).doesNotContain("sign-in");
            visit.open("/en/air");
            assertThat(visit.one(".top .end")).containsText("analyst");
            visit.open("/en/sign-in");
            visit.one("form[action='/en/sign-out'] button").click();
            visit.open("/en/air");
            assertThat(visit.one(".top .end a[href='/en/sign-in']")).isVisible();
        }
        try (Visit another = town.visit(Screen.DESK).expecting(404)) {
            assertThat(another.open(path).status()).isEqualTo(404);
            another.open("/en/air");
            assertThat(another.one(".top .end a[href='/en/sign-in']")).isVisible();
        }
    }

    @Test
    void givenAWrongPassword_whenTheFormIsSent_thenItSaysSoAndKeepsTheName() {
        try (Visit visit = town.visit(Screen.PHONE).expecting(401)) {
            visit.open("/en/sign-in");
            visit.assertAccessible();
            visit.one("#name").fill("nobody");
            visit.one("#password").fill("not the password");
            visit.one("button[type=submit]").click();
            assertThat(visit.one("[role=alert]")).isVisible();
            assertThat(visit.one("#name")).hasValue("nobody");
            assertThat(visit.one("#password")).hasValue("");
            visit.assertAccessible();
        }
    }

    @Test
    void givenAStationForStaffOnly_whenNobodyIsSignedIn_thenItIsInNoPageListStreamOrFeed() {
        String token = town.token("operator");
        var hidden = TrialStation.register(town.city(), token, "YARD-1", "Locked yard", "staff");
        var open = TrialStation.register(town.city(), token, "YARD-2", "Free yard", "public");
        hidden.measureUntil(19, Instant.now());
        String stream = "/sta/v1.1/Datastreams(" + hidden.stream() + ")";
        String[] operator = {"Authorization", "Bearer " + token};
        assertThat(town.city().get(stream, operator).statusCode()).isEqualTo(200);
        assertThat(town.city().get(stream).statusCode()).isEqualTo(404);
        assertThat(town.city().get(stream + "/Observations").statusCode()).isEqualTo(404);
        assertThat(town.city().get("/api/sensing/series/" + hidden.stream()).statusCode())
                .isEqualTo(404);
        for (String place : PUBLIC_PLACES) {
            var answer = town.city().get(place);
            assertThat(answer.statusCode()).as(place).isEqualTo(200);
            assertThat(answer.body()).as(place).doesNotContain("YARD-1", "Locked yard");
        }
        try (Visit visit = town.visit(Screen.DESK)) {
            visit.open("/en/help");
            visit.page().evaluate(LISTEN);
            visit.page().waitForTimeout(500);
            hidden.measure(20, Instant.now());
            open.measure(20, Instant.now());
            String heard = "stream => window.heard.includes(stream)";
            visit.page().waitForFunction(heard, (int) open.stream());
            assertThat(visit.page().evaluate(heard, (int) hidden.stream())).isEqualTo(false);
        }
    }
}
