package city.qala.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import city.qala.e2e.Browser.Screen;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * A real city on its first day: no sensors, no map; then one sensor; then that one stops. It waits
 * half a minute for the sensor's silence, so others go on beside it; its browser is its own.
 */
@Execution(ExecutionMode.CONCURRENT)
class NewCityJourneyTest {

    // Half a minute: what a sensor is granted that promises a value every second.
    private static final Duration GRACE = Duration.ofSeconds(30);

    @TempDir Path folder;

    @Test
    void givenAnEmptyFolder_whenServed_thenEveryPageOpensAndSaysWhatToDoNext() throws IOException {
        try (CityProcess city = CityProcess.start("serve", folder.resolve("data"));
                Browser browser = Browser.open()) {
            for (String page : List.of("/", "/air", "/wall", "/things", "/help", "/sign-in")) {
                try (Visit visit = browser.visit(city.base(), Screen.DESK)) {
                    assertThat(visit.open("/en" + page).status()).as(page).isEqualTo(200);
                    visit.assertFitsTheScreen();
                    // Pages without sensors differ from others on these two only.
                    if (page.equals("/air") || page.equals("/wall")) visit.assertAccessible();
                }
            }
            assertThat(city.get("/en/air").body()).contains("No air stations yet", "No map yet");
            assertThat(city.get("/en/wall").body())
                    .contains("No sensors yet", "qala import things");
            assertThat(city.get("/ru/things").body()).contains("qala import things");
            assertThat(city.get("/kk/air").body()).contains("qala import map");
            firstStation(city, browser);
        }
    }

    /** The first sensor appears by itself and, when it stops, does not stay as it was. */
    private void firstStation(CityProcess city, Browser browser) {
        String data = folder.resolve("data").toString();
        String token = city.run("token", "--data", data, "--role", "operator").strip();
        var first = TrialStation.register(city, token, "ONE-1", "First corner", "public", "PT1S");
        Instant last = Instant.now();
        first.measure(12, last);
        try (Visit visit = browser.visit(city.base(), Screen.DESK)) {
            visit.open("/en/air");
            assertThat(visit.one("[data-newest='" + first.stream() + "']").first())
                    .not()
                    .hasClass(Pattern.compile("was"));
            assertThat(visit.one("#notice")).hasText("");
            while (Instant.now().isBefore(last.plus(GRACE).plusSeconds(1)))
                LockSupport.parkNanos(200_000_000);
            visit.open("/en/air");
            assertThat(visit.one("[data-newest='" + first.stream() + "']").first())
                    .hasClass(Pattern.compile("was"));
            assertThat(visit.one("#notice")).containsText("No new values for");
            visit.open("/en/wall");
            assertThat(visit.one("#areas")).containsText("Silent");
            assertThat(visit.one("p.band.server")).containsText("No new values for");
        }
    }
}
