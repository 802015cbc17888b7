package city.qala.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import city.qala.e2e.Browser.Screen;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A shop owner asks how many coffees are bought; everybody can read what that gives away. */
class PulseJourneyTest {
    @RegisterExtension static final PretendTown town = new PretendTown();

    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final String FOUR_WEEKS = "/api/pulse/answers?what=coffee&where=Vaduz&weeks=4";

    @BeforeAll
    static void fourWeeksAreCounted() {
        town.awaitComplete();
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!town.city().get(FOUR_WEEKS).body().contains("\"missing\":0,")) {
            if (System.nanoTime() > end) throw new AssertionError("four weeks were not counted");
            LockSupport.parkNanos(200_000_000);
        }
    }

    @Test
    void givenAShopOwner_whenCoffeeInVaduzIsAsked_thenASafeAnswerComesWithItsInterval() {
        try (Visit visit = town.visit(Screen.DESK)) {
            visit.open("/en/pulse");
            visit.one("select[name=what]").selectOption("coffee");
            visit.one("select[name=where]").selectOption("Vaduz");
            visit.one("select[name=days]").selectOption("weekdays");
            visit.one("form.ask button").click();
            visit.page().waitForURL("**where=Vaduz**");
            assertThat(visit.one(".ans .n")).containsText("±");
            assertThat(visit.one(".ans .comp")).containsText("31 sellers");
            assertThat(visit.one(".plotb li")).hasCount(5);
            visit.assertAccessible();
        }
    }

    @Test
    void givenATooSmallQuestion_whenAsked_thenItExplainsItselfAndLeadsToOneWithAnAnswer() {
        try (Visit visit = town.visit(Screen.PHONE)) {
            visit.open("/en/pulse?what=coffee&where=Triesenberg&from=3&to=4&weeks=1");
            assertThat(visit.one(".state.refused")).containsText("Too little here");
            visit.assertAccessible();
            visit.assertFitsTheScreen();
            visit.one(".near a").first().click();
            visit.page().waitForURL("**/en/pulse?**");
            assertThat(visit.one(".ans .n")).containsText("±");
        }
    }

    @Test
    void givenAnybody_whenThePrivacyPageOpens_thenItTellsEpsilonAttackersAndTheLedger() {
        try (Visit visit = town.visit(Screen.DESK)) {
            visit.open("/en/pulse/privacy");
            assertThat(visit.words("main h2")).contains("Attackers that were tried");
            assertThat(visit.one("main table").last().locator("tbody tr")).hasCount(9);
            visit.assertAccessible();
        }
    }
}
