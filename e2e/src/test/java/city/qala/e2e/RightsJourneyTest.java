package city.qala.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import city.qala.e2e.Browser.Screen;
import com.microsoft.playwright.Download;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Who looked at whose data: the resident's, the clerk's and the inspector's side of one line. */
class RightsJourneyTest {
    @RegisterExtension static final PretendTown town = new PretendTown();

    private static final Duration TIME_TO_FIND = Duration.ofSeconds(60);
    private static final Path VERIFIER = Path.of("..", "ops", "qala-verify.py");

    @BeforeAll
    static void people() {
        town.awaitPeople();
    }

    @Test
    void givenAResident_whenSheWondersWhoLooked_thenSheFindsAsksAndIsAnswered() {
        String number;
        Instant start = Instant.now();
        try (Visit visit = town.visitAs("resident", Screen.PHONE).expecting(422)) {
            visit.open("/en/");
            visit.one("a[href='/en/me']").first().click();
            assertThat(visit.one("#looked")).containsText("Who looked");
            // The newest lines stand on her page; this one may be older than what others did today.
            visit.one("a[href='/en/me/looked']").first().click();
            var line =
                    visit.one(".looks > li")
                            .filter(
                                    new com.microsoft.playwright.Locator.FilterOptions()
                                            .setHasText("Citizens’ Service Centre"));
            assertThat(line.first()).containsText("clerk");
            assertThat(Duration.between(start, Instant.now())).isLessThan(TIME_TO_FIND);
            visit.assertAccessible();
            line.first()
                    .locator(
                            "a",
                            new com.microsoft.playwright.Locator.LocatorOptions()
                                    .setHasText("What is this?"))
                    .click();
            assertThat(visit.one("main")).containsText("By which law");
            visit.assertAccessible();
            visit.one("main a.btn", "Ask about it").click();
            visit.one("label.choice", "Object").click();
            visit.one("button", "Send").click();
            assertThat(visit.one("[role=alert]")).containsText("Write a sentence.");
            visit.assertAccessible();
            visit.one("#words").fill("I never went there. Why did they look? <i>x</i>");
            visit.one("button", "Send").click();
            assertThat(visit.one("[role=status]")).containsText("The town answers by");
            number = visit.one("h1").innerText();
            visit.assertAccessible();
            visit.assertFitsTheScreen();
        }
        try (Visit clerk = town.visitAs("clerk", Screen.DESK)) {
            clerk.open("/en/requests");
            String code = number.substring(0, number.indexOf(' ', 4)).replace("No.", "№");
            clerk.one("table.queue a", code).click();
            assertThat(clerk.one("main")).containsText("<i>x</i>");
            clerk.assertAccessible();
            clerk.one("#text").fill("The centre checked your address for a letter.");
            clerk.one("button", "Send the answer").click();
            assertThat(clerk.one("main")).containsText("Answered");
        }
        try (Visit visit = town.visitAs("resident", Screen.PHONE)) {
            visit.open("/en/me/requests");
            visit.one("a", number).click();
            assertThat(visit.one("main")).containsText("The centre checked your address");
        }
    }

    @Test
    void givenAnInspector_whenEvidenceIsExported_thenItIsVerifiedWithoutTheTown() throws Exception {
        try (Visit visit = town.visitAs("oversight", Screen.DESK)) {
            visit.open("/en/oversight/audit");
            visit.one("input[name=actor]").fill("clerk-1");
            visit.one("button", "Search").click();
            assertThat(visit.one(".results tbody tr").first()).containsText("clerk-1");
            visit.assertAccessible();
            Download file =
                    visit.page()
                            .waitForDownload(() -> visit.one("button", "Export evidence").click());
            Path saved = Files.createTempFile("qala-evidence-", ".json");
            try {
                file.saveAs(saved);
                assertThat(verify(saved)).as("the evidence as it came").isZero();
                String text = Files.readString(saved);
                Files.writeString(saved, text.replaceFirst("clerk-1", "clerk-2"));
                assertThat(verify(saved)).as("one character changed").isNotZero();
            } finally {
                Files.delete(saved);
            }
        }
    }

    private static int verify(Path file) throws IOException, InterruptedException {
        var process =
                new ProcessBuilder("python3", VERIFIER.toString(), file.toString())
                        .redirectErrorStream(true)
                        .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(said).isNotBlank();
        return process.waitFor();
    }

    @Test
    void givenAnAdministrator_whenOversightIsOpened_thenItIsRefusedAndNoLineCanBeHidden() {
        try (Visit visit = town.visitAs("admin", Screen.DESK).expecting(403)) {
            for (String tab : List.of("", "/audit", "/unusual", "/complaints", "/purposes")) {
                assertThat(visit.open("/en/oversight" + tab).status()).as(tab).isEqualTo(403);
            }
            assertThat(visit.one("main")).isVisible();
        }
        String token = town.token("admin");
        for (String method : List.of("DELETE", "PUT", "PATCH")) {
            int status =
                    town.city()
                            .send(
                                    method,
                                    "/api/governance/audit/entries/1",
                                    "{}",
                                    "Authorization",
                                    "Bearer " + token)
                            .statusCode();
            assertThat(status).as(method).isIn(403, 404, 405);
        }
    }

    @Test
    void givenAPurpose_whenItIsEndedAndAgreedAnew_thenTwoPeopleInTwoRolesAreNeeded() {
        try (Visit inspector = town.visitAs("oversight", Screen.DESK).expecting(403)) {
            inspector.open("/en/oversight/purposes/home-meter");
            inspector.one("input[name=reason]").fill("No longer needed");
            inspector.one("button", "End this purpose").click();
            assertThat(inspector.one(".sheet")).containsText("ended");
            inspector.one("button", "Propose").click();
            assertThat(inspector.one(".sheet")).containsText("proposed");
            inspector.one("button", "Agree").click();
            assertThat(inspector.one("[role=alert]")).containsText("A second person");
            inspector.assertAccessible();
        }
        try (Visit registrar = town.visitAs("registrar", Screen.DESK)) {
            registrar.open("/en/oversight/purposes/home-meter");
            registrar.one("button", "Agree").click();
            assertThat(registrar.one(".sheet .facts").first()).containsText("in force");
        }
    }

    @Test
    void givenAnUnusualSunday_whenTheInspectorAsks_thenTheOfficerFindsTheQuestion() {
        try (Visit visit = town.visitAs("oversight", Screen.DESK)) {
            visit.open("/en/oversight/unusual");
            var notice =
                    visit.one(".odd > li")
                            .filter(
                                    new com.microsoft.playwright.Locator.FilterOptions()
                                            .setHasText("clerk-7"));
            assertThat(notice.first()).containsText("files");
            notice.first().locator("button").click();
            assertThat(visit.one("[role=status].state")).containsText("Asked");
            assertThat(visit.one("#asked ~ table, section table").first()).containsText("clerk-7");
            visit.assertAccessible();
        }
    }

    @Test
    void givenNoScripts_whenAResidentUsesHerPages_thenTheyWork() {
        try (Visit visit = town.visitWithoutScriptsAs("resident", Screen.PHONE)) {
            visit.open("/ru/me");
            visit.one("a", "Все месяцы").click();
            assertThat(visit.one(".looks > li").first()).isVisible();
            visit.one("select[name=month]")
                    .selectOption(
                            new String[] {
                                visit.one("select[name=month] option").nth(1).getAttribute("value")
                            });
            visit.one("button", "Показать").click();
            assertThat(visit.one("h1")).containsText("Кто смотрел");
            assertThat(visit.path()).contains("month=");
        }
    }
}
