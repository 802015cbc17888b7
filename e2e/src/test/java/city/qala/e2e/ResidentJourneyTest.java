package city.qala.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import city.qala.e2e.Browser.Screen;
import com.microsoft.playwright.options.BoundingBox;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A resident with a phone: is the air safe for a child now? */
class ResidentJourneyTest {
    @RegisterExtension static final PretendTown town = new PretendTown();

    @Test
    void givenAPhone_whenTheAirIsOpened_thenTheFirstScreenHoldsOneAnswerAndWhatToDo() {
        try (Visit visit = town.visit(Screen.PHONE)) {
            visit.open("/en/air");
            assertThat(visit.one("#answer h1")).isVisible();
            assertThat(visit.one("#answer h1").innerText()).startsWith("The air is ");
            BoundingBox answer = visit.one("#answer h1").boundingBox();
            assertThat(answer.y + answer.height).as("end of the answer").isLessThan(420);
            assertThat(visit.one("#answer .do li")).hasCount(3);
            BoundingBox advice = visit.one("#answer .do").boundingBox();
            assertThat(advice.y).as("top of the advice").isLessThan(Screen.PHONE.height);
            visit.assertFitsTheScreen();
        }
    }

    @Test
    void givenAPhone_whenAnotherPlaceIsWanted_thenTwoTapsLeadThere() {
        try (Visit visit = town.visit(Screen.PHONE)) {
            visit.open("/en/air");
            visit.one("#answer a[href='#stations']").tap();
            var third = visit.one("[data-list] > li > a").nth(2);
            String name = third.locator(".nm > span").innerText();
            third.tap();
            visit.page().waitForURL("**/en/air/station/**");
            assertThat(visit.one("#answer .addr b")).containsText(name);
        }
    }

    @Test
    void givenAPhone_whenThingsCanBeTapped_thenEachIsAtLeast44PixelsHigh() {
        try (Visit visit = town.visit(Screen.PHONE)) {
            var small = new ArrayList<String>();
            for (String page : List.of("/en/", "/en/air")) {
                visit.open(page);
                Object found =
                        visit.page()
                                .evaluate(
                                        "() => [...document.querySelectorAll('a, button, summary')]"
                                                + ".filter(e => e.checkVisibility() && !e.closest('p, .skip, svg,"
                                                + " .maplibregl-canvas-container'))"
                                                + ".map(e => [e, e.getBoundingClientRect()])"
                                                + ".filter(([e, b]) => b.height > 1 && b.height < 43.5)"
                                                + ".map(([e, b]) => location.pathname + ' ' + b.height"
                                                + " + ' ' + e.outerHTML.slice(0, 90))");
                for (Object o : (List<?>) found) small.add(String.valueOf(o));
            }
            assertThat(small).isEmpty();
        }
    }

    @Test
    void givenNoScripts_whenTheAirIsOpened_thenStationsValuesAndTheChartAreStillThere() {
        try (Visit visit = town.browser().visitWithoutScripts(town.city().base(), Screen.DESK)) {
            visit.open("/en/air");
            assertThat(visit.one("[data-list] > li > a").count()).isGreaterThanOrEqualTo(12);
            assertThat(visit.one("#detail [data-chart] svg")).isVisible();
            assertThat(visit.one("#map .nomap")).isVisible();
            visit.one("select[name=district]").selectOption("Vaduz");
            visit.one("[data-noscript]").click();
            assertThat(visit.path()).contains("district=Vaduz");
            assertThat(visit.one("[data-list] > li > a").first()).isVisible();
        }
    }
}
