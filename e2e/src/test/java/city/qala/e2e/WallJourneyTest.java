package city.qala.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import city.qala.e2e.Browser.Screen;
import com.microsoft.playwright.Locator;
import java.time.LocalTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * The wall of the control room, read from four metres: is the city normal now, and what is worst?
 */
class WallJourneyTest {
    @RegisterExtension static final PretendTown town = new PretendTown();

    @Test
    void givenTheWall_whenItIsLookedAt_thenClockAreasAndTheColumnOfNowAreThereAndFitTheScreen() {
        town.awaitComplete();
        try (Visit visit = town.visit(Screen.WALL)) {
            visit.open("/en/wall");
            assertThat(visit.one("header .clock"))
                    .hasText(java.util.regex.Pattern.compile("\\d\\d:\\d\\d"));
            String shown = visit.one("header .clock").innerText();
            assertThat(LocalTime.parse(shown)).isNotNull();
            assertThat(visit.words("#areas > li .n"))
                    .contains("Air", "Traffic", "Street lights", "Utilities", "Data");
            assertThat(visit.words("#areas > li .v")).noneMatch(String::isBlank);
            assertThat(visit.one("#now .sum")).containsText("Now");
            assertThat(visit.one(".map.ready canvas")).isVisible();
            assertThat(visit.one(".band[data-band]")).isHidden();
            visit.assertFitsTheScreen();
            visit.assertAccessible();
        }
    }

    @Test
    void givenTheWall_whenSomebodyWantsToClick_thenThereIsNothingToClick() {
        try (Visit visit = town.visit(Screen.WALL)) {
            visit.open("/en/wall");
            Locator clickable = visit.one("a, button, input, select, textarea, [tabindex='0']");
            assertThat(clickable.all().stream().filter(Locator::isVisible).map(Locator::innerText))
                    .as("full screen and language are all that a wall may offer")
                    .allMatch(words -> words.strip().length() <= 12)
                    .hasSizeLessThanOrEqualTo(4);
        }
    }

    @Test
    void givenATownWithFewAlarms_whenThePictureIsMeasured_thenAlmostAllOfItIsGrey() {
        town.awaitComplete();
        try (Visit visit = town.visit(Screen.WALL)) {
            visit.open("/en/wall");
            assertThat(visit.one(".map.ready canvas")).isVisible();
            double coloured = Pictures.coloured(visit.page().screenshot(), 64);
            assertThat(coloured).as("share of coloured pixels").isLessThan(0.02);
        }
    }

    @Test
    void givenTheWall_whenNobodyIsSignedIn_thenNoNamePlateOrNumberOfAPersonIsOnIt() {
        String wall = town.city().get("/en/wall").body();
        assertThat(wall).doesNotContainPattern("\\b\\d{12}\\b").doesNotContainIgnoringCase("iin");
    }
}
