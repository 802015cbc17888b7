package city.qala.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import city.qala.e2e.Browser.Screen;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** How staff come in, and what those who did not come in never see. */
class SignInJourneyTest {
    @RegisterExtension static final PretendTown town = new PretendTown();

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
        var hidden =
                TrialStation.register(town.city(), token, "STAFF-1", "Locked yard", "staff");
        hidden.measureUntil(19, java.time.Instant.now());
        String stream = "/sta/v1.1/Datastreams(" + hidden.stream() + ")";
        var asOperator = new String[] {"Authorization", "Bearer " + token};
        assertThat(town.city().get(stream, asOperator).statusCode()).isEqualTo(200);
        assertThat(town.city().get(stream).statusCode()).isEqualTo(404);
        assertThat(town.city().get(stream + "/Observations").statusCode()).isEqualTo(404);
        assertThat(town.city().get("/sta/v1.1/Datastreams?$top=1000&$filter=id%20eq%20" + hidden.stream()).body())
                .doesNotContain("Locked yard");
        assertThat(town.city().get("/api/sensing/series/" + hidden.stream()).statusCode())
                .isEqualTo(404);
        for (String page : new String[] {"/en/air", "/en/air?view=list", "/en/things?q=Locked", "/en/wall",
            "/api/sensing/stations", "/en/air/stations.csv"}) {
            assertThat(town.city().get(page).body()).as(page).doesNotContain("Locked yard</").doesNotContain("\"Locked yard");
        }
        try (Visit visit = town.visit(Screen.DESK)) {
            visit.open("/en/air");
            Object told =
                    visit.page()
                            .evaluate(
                                    "stream => new Promise(done => { const got = [];"
                                        + " const s = new EventSource('/api/sensing/live');"
                                        + " s.addEventListener('values', e => got.push(e.data));"
                                        + " setTimeout(() => { s.close(); done(got.some(d =>"
                                        + " JSON.parse(d).some(v => v.s === stream))); }, 4000); })",
                                    (int) hidden.stream());
            assertThat(told).isEqualTo(false);
        }
    }
}
