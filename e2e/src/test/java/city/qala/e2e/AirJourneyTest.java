package city.qala.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import city.qala.e2e.Browser.Screen;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The air at a desk: where is it bad, is it real, what does the sensor say now. */
class AirJourneyTest {
    @RegisterExtension static final PretendTown town = new PretendTown();

    private static final String ROWS = "[data-list] > li > a";
    private static final String OPENED = "#detail .dh h2";

    private static TrialStation lane;

    @BeforeAll
    static void aStationThatSpeaksAndOneThatStopped() {
        String token = town.token("operator");
        Instant now = Instant.now();
        lane = TrialStation.register(town.city(), token, "TRY-1", "Trial lane", "public");
        lane.measureUntil(21, now.minus(Duration.ofMinutes(9)));
        TrialStation.register(town.city(), token, "TRY-2", "Quiet square", "public")
                .measureUntil(33, now.minus(Duration.ofHours(3)));
    }

    @Test
    void givenStations_whenThePageOpens_thenTheWorstComesFirstAndTheSilentComeLast() {
        try (Visit visit = town.visit(Screen.DESK)) {
            visit.open("/en/air");
            List<String> bands = visit.words(ROWS + " > .aq");
            assertThat(bands).hasSizeGreaterThanOrEqualTo(14);
            List<String> numbered = bands.stream().takeWhile(b -> !b.isEmpty()).toList();
            assertThat(numbered).isNotEmpty().isSortedAccordingTo((a, b) -> b.compareTo(a));
            assertThat(bands.subList(numbered.size(), bands.size())).containsOnly("");
            assertThat(visit.one("#list header")).containsText("worst first");
        }
    }

    @Test
    void givenTheList_whenAStationIsClicked_thenItOpensWithItsChartAndTheSameAsATable() {
        try (Visit visit = town.visit(Screen.DESK)) {
            visit.open("/en/air");
            Locator second = visit.one(ROWS + "[href*='AIR-02']");
            String name = second.locator(".nm > span").innerText();
            second.click();
            assertThat(visit.one(OPENED)).containsText(name);
            assertThat(visit.path()).startsWith("/en/air/station/");
            Locator chart = visit.one("#detail [data-chart]");
            assertThat(chart.locator(".title").innerText()).contains(" ").doesNotContain("{");
            assertThat(chart.locator(".p-1").getAttribute("d")).contains("L");
            assertThat(chart.locator("svg[role=img]").getAttribute("aria-label")).isNotBlank();
            assertThat(chart.locator(".p-usual").getAttribute("d")).as("usual band").isNotBlank();
            visit.one("#detail .acts details summary").click();
            assertThat(visit.one("#detail .acts table tbody tr")).hasCount(24);
        }
    }

    @Test
    void givenOnlyAKeyboard_whenJAndKAndEnterAndEscArePressed_thenAStationOpensAndClosesAgain() {
        try (Visit visit = town.visit(Screen.DESK)) {
            visit.open("/en/air");
            visit.page().keyboard().press("j");
            visit.page().keyboard().press("j");
            visit.page().keyboard().press("k");
            assertThat(visit.one(ROWS).nth(1)).isFocused();
            String name = visit.one(ROWS).nth(1).locator(".nm > span").innerText();
            visit.page().keyboard().press("Enter");
            assertThat(visit.one(OPENED)).containsText(name);
            visit.page().waitForURL("**/en/air/station/**");
            visit.page().keyboard().press("Escape");
            visit.page().waitForURL("**/en/air");
            visit.page().keyboard().press("l");
            visit.page().waitForURL("**view=list**");
            assertThat(visit.one("[data-map]")).hasCount(0);
            visit.page().keyboard().press("l");
            assertThat(visit.one("[data-map]")).hasCount(1);
            visit.page().keyboard().press("?");
            visit.page().waitForURL("**/en/help");
            assertThat(visit.one("table.keys kbd").first()).isVisible();
        }
    }

    @Test
    void givenADistrict_whenItIsChosen_thenTheAddressHoldsItAndOnlyItsStationsAreListed() {
        try (Visit visit = town.visit(Screen.DESK)) {
            visit.open("/en/air");
            int all = visit.one(ROWS).count();
            visit.one("select[name=district]").selectOption("Vaduz");
            visit.page().waitForURL("**district=Vaduz**");
            assertThat(visit.words(ROWS + " small")).isNotEmpty().hasSizeLessThan(all);
            assertThat(visit.words(ROWS + " small"))
                    .allMatch(place -> place.contains("Vaduz") || place.contains("silent"));
            assertThat(visit.one("select[name=district]")).hasValue("Vaduz");
            String csv = visit.one("#list .foot a").getAttribute("href");
            var answer = town.city().get(csv);
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue("content-type").orElse("")).contains("text/csv");
            assertThat(answer.body()).contains("Vaduz").doesNotContain(",Schaan,");
        }
    }

    @Test
    void givenTheMap_whenItIsDrawn_thenItHoldsEveryStationOfTheListAndNothingElse() {
        try (Visit visit = town.visit(Screen.DESK)) {
            visit.open("/en/air");
            assertThat(visit.one("#map.ready canvas")).isVisible();
            int stations = visit.one(ROWS).count();
            assertThat(visit.one(".maplibregl-marker.mk")).hasCount(stations);
            assertThat(visit.one("#map .credit")).containsText("OpenStreetMap");
            assertThat(Pictures.colours(visit.one("#map .maplibregl-canvas")))
                    .as("colours of land, water, roads and houses")
                    .isGreaterThan(3);
        }
    }

    @Test
    void givenAnOpenPage_whenAValueIsAcknowledged_thenItIsSeenWithinTwoSecondsWithoutReload() {
        try (Visit visit = town.visit(Screen.DESK)) {
            visit.open("/en/air");
            visit.page().evaluate("() => { window.stillHere = true; }");
            Locator row = visit.one("[data-newest='" + lane.stream() + "'] b");
            assertThat(row).hasText("21");
            visit.page().waitForTimeout(1_500);
            lane.measure(47, Instant.now());
            assertThat(row).hasText("47", new LocatorAssertions.HasTextOptions().setTimeout(2_000));
            assertThat(visit.page().evaluate("() => window.stillHere")).isEqualTo(true);
        }
    }

    @Test
    void givenAnAcknowledgedValue_whenItIsAskedForAtOnce_thenItIsTheNewest() {
        var quick =
                TrialStation.register(town.city(), lane.token(), "TRY-3", "Quick lane", "public");
        String newest =
                "/sta/v1.1/Datastreams("
                        + quick.stream()
                        + ")/Observations?$top=1&$orderby=phenomenonTime%20desc&$select=result";
        Instant start = Instant.now().minus(Duration.ofMinutes(9));
        for (int value = 101; value < 131; value++) {
            quick.measure(value, start.plusSeconds(value));
            assertThat(town.city().get(newest).body()).contains("\"result\":" + value);
            assertThat(town.city().get("/api/sensing/stations?kind=air").body())
                    .contains("\"value\":" + value);
        }
    }

    @Test
    void givenAStationThatStopped_whenItIsShown_thenItsLastValueIsStruckThroughAndSaysHowOld() {
        try (Visit visit = town.visit(Screen.DESK)) {
            visit.open("/en/air/station/TRY-2");
            Locator row = visit.one(ROWS + "[aria-current=true]");
            assertThat(row.locator(".aq")).hasClass(java.util.regex.Pattern.compile("silent"));
            assertThat(row).containsText("silent");
            assertThat(row.locator(".val").evaluate("e => getComputedStyle(e).textDecorationLine"))
                    .isEqualTo("line-through");
            assertThat(visit.one("#detail [data-chart] .title")).containsText("silent since");
            assertThat(visit.one("#detail .p-gap").count()).isPositive();
        }
    }

    @Test
    void givenThreeDesks_whenTheAirIsShown_thenItFitsAndBreaksNoRuleOfAccessibility() {
        for (Screen screen : Screen.values()) {
            try (Visit visit = town.visit(screen)) {
                visit.open("/en/air");
                visit.assertFitsTheScreen();
                visit.assertAccessible();
            }
        }
    }
}
