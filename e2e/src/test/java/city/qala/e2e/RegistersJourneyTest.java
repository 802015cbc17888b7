package city.qala.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import city.qala.e2e.Browser.Screen;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Who is who in ten registers: the clerk's side and the resident's. */
class RegistersJourneyTest {
    @RegisterExtension static final PretendTown town = new PretendTown();

    private static final String SHOWN = "01JQA1A0DEM0RES1DENT000001";
    private static final Duration PATIENCE = Duration.ofSeconds(120);

    @BeforeAll
    static void linked() {
        town.awaitPeople();
        town.awaitRegisters();
        long end = System.nanoTime() + PATIENCE.toNanos();
        // Every register that speaks of her has to be hers.
        while (!person().contains("\"register\":\"incomes\"")) {
            assertThat(System.nanoTime()).as("linked in time: " + person()).isLessThan(end);
            LockSupport.parkNanos(500_000_000);
        }
    }

    private static String person() {
        HttpResponse<String> answer =
                town.city()
                        .get(
                                "/api/registry/people/" + SHOWN,
                                "Cookie",
                                town.session("clerk"),
                                "Qala-Purpose",
                                "family-card");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer.body();
    }

    @Test
    void givenAPurpose_whenAClerkOpensAPersonAndTheHousehold_thenTheResidentSeesTheLook() {
        Matcher born =
                Pattern.compile("\"birth-date\":\\{[^}]*?\"value\":\"([0-9-]{10})\"")
                        .matcher(person());
        assertThat(born.find()).isTrue();
        try (Visit clerk = town.visitAs("clerk", Screen.DESK)) {
            clerk.open("/en/people");
            clerk.assertAccessible();
            clerk.one("#purpose").selectOption("family-card");
            clerk.one("#name").fill("Алатаева Айгүл");
            clerk.one("#born").fill(born.group(1));
            clerk.one("button", "Find").click();
            clerk.assertAccessible();
            assertThat(clerk.path()).as("nobody's name in an address").endsWith("/en/people");
            clerk.one("main td a", "Алатаева").first().click();
            assertThat(clerk.one("h1")).containsText("Алатаева Айгүл");
            assertThat(clerk.one("main")).containsText("Income a month");
            assertThat(clerk.one("main")).containsText("Population register");
            clerk.assertAccessible();
            clerk.one("main a.btn", "Household").click();
            assertThat(clerk.one(".members .panel").count()).isGreaterThanOrEqualTo(3);
            clerk.assertAccessible();
            clerk.assertFitsTheScreen();
        }
        try (Visit resident = town.visitAs("resident", Screen.PHONE)) {
            resident.open("/en/me/looked");
            assertThat(resident.one("main")).containsText("Family card");
        }
    }

    @Test
    void givenADoubtfulPair_whenAClerkDecidesAndUndoes_thenBothStandInTheList() {
        try (Visit clerk = town.visitAs("clerk", Screen.DESK)) {
            clerk.open("/en/people/pairs");
            clerk.assertAccessible();
            clerk.one("table[data-list] a").first().click();
            assertThat(clerk.one("h1")).containsText("Are these two one person?");
            assertThat(clerk.one("table.pair tbody tr").count()).isGreaterThan(2);
            assertThat(clerk.one("table.pair").innerText()).doesNotContainPattern("[0-9]{12}");
            clerk.assertAccessible();
            clerk.one("button", "Different people").click();
            clerk.one("main section a", ":").first().click();
            assertThat(clerk.one("main")).containsText("Different people");
            clerk.one("button", "Undo").click();
            assertThat(clerk.one("main")).containsText("undone by");
            clerk.assertAccessible();
        }
    }

    @Test
    void givenThreeLanguagesAndAPhone_whenRegistersAreOpened_thenEachPageFits() {
        for (String language : List.of("kk", "ru", "en")) {
            try (Visit visit = town.visitAs("registrar", Screen.PHONE)) {
                for (String page : List.of("/registers", "/registers/incomes", "/people/pairs")) {
                    visit.open("/" + language + page);
                    visit.assertAccessible();
                    visit.assertFitsTheScreen();
                }
            }
        }
    }
}
