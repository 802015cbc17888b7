package city.qala.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import city.qala.e2e.Browser.Screen;
import com.microsoft.playwright.Locator;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The duty operator: what is worst, why, take it within a minute; by mouse, by keys, on paper. */
class ControlRoomJourneyTest {
    private static final Duration GOAL = Duration.ofSeconds(60);

    @RegisterExtension static final PretendTown town = new PretendTown();

    private static TrialStation station(String code, String name) {
        return TrialStation.register(town.city(), town.token("operator"), code, name, "public");
    }

    private static void smoke() {
        TrialStation made = station("TRIAL-SMOKE", "Trial smoke");
        Instant now = Instant.now();
        for (int i = 6; i >= 0; i--) made.measure(230, now.minus(Duration.ofMinutes(10L * i)));
    }

    private static void stuck() {
        TrialStation made = station("TRIAL-STUCK", "Trial stuck");
        Instant now = Instant.now();
        var random = new Random(5);
        for (int i = 130; i >= 0; i--) {
            double value = i <= 13 ? 12.5 : 10 + Math.abs(random.nextGaussian());
            made.measure(value, now.minus(Duration.ofMinutes(9L * i)));
        }
    }

    private static Duration since(long began) {
        return Duration.ofNanos(System.nanoTime() - began);
    }

    @Test
    void givenAStuckSensor_whenTheOperatorUsesTheMouse_thenItIsTakenWithOneClickInUnderAMinute() {
        stuck();
        try (Visit visit = town.visitAs("operator", Screen.DESK)) {
            visit.open("/en/alarms");
            Locator line = visit.one("li.alarm", "Trial stuck");
            assertThat(line).containsText("Nobody has taken it");
            long began = System.nanoTime();
            line.locator("button").click();
            assertThat(visit.one("li.alarm", "Trial stuck")).containsText("Taken by");
            assertThat(since(began)).isLessThan(GOAL);
            visit.one("li.alarm a", "Value stands still").first().click();
            assertThat(visit.one("#log + *, section dl.facts").last()).isVisible();
            assertThat(visit.one("ol.how")).containsText("Compare with the neighbours");
            visit.one("#note").fill("Ordered its repair");
            visit.one("button", "Note it").click();
            assertThat(visit.one("#steps")).containsText("note: Ordered its repair");
        }
    }

    @Test
    void givenSmoke_whenTheOperatorUsesKeysOnly_thenItIsFoundExplainedTakenAndNoted() {
        smoke();
        try (Visit visit = town.visitAs("operator", Screen.DESK)) {
            visit.open("/ru/alarms");
            assertThat(visit.one("li.alarm.urgent").first()).containsText("Крайне плохой воздух");
            long began = System.nanoTime();
            visit.page().keyboard().press("j");
            visit.page().keyboard().press("Enter");
            assertThat(visit.one("h1")).containsText("Крайне плохой воздух");
            assertThat(visit.one("ul.why")).containsText("Порог 50");
            visit.page().keyboard().press("a");
            assertThat(visit.one("#facts")).containsText("Принял(а)");
            assertThat(since(began)).isLessThan(GOAL);
            visit.page().keyboard().press("n");
            visit.page().keyboard().type("Бригада выехала");
            visit.page().keyboard().press("Tab");
            visit.page().keyboard().press("Enter");
            assertThat(visit.one("#steps")).containsText("Бригада выехала");
        }
        try (Visit wall = town.visitAs("operator", Screen.WALL)) {
            wall.open("/en/wall");
            assertThat(wall.one("#now")).containsText("Extremely poor air");
            assertThat(wall.one("#now .foot")).containsText("untaken");
        }
    }

    @Test
    void givenAnOpenIncident_whenAStepIsDoneWithoutScripts_thenTheLogSaysSo() {
        try (Visit visit = town.visitWithoutScriptsAs("operator", Screen.DESK)) {
            visit.open("/en/incidents");
            visit.one("#title").fill("Ice on the bridge");
            visit.one("#protocol").selectOption("other");
            visit.one("button", "Open").click();
            assertThat(visit.one("h1")).containsText("Ice on the bridge");
            visit.one(".steps button").first().click();
            assertThat(visit.one("ol.steps li").first()).containsText("demo-operator");
            assertThat(visit.one("dl.facts").last()).containsText("did step 1");
        }
    }
}
