package city.qala.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import city.qala.e2e.Browser.Screen;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A page that loses its line to the city says so, and says when it has it again. */
class CutLineJourneyTest {
    @RegisterExtension static final PretendTown town = new PretendTown();

    @Test
    void givenAnOpenPage_whenTheLineIsCut_thenABandSaysSoAndGoesWhenItIsBack() {
        try (Visit visit = town.visit(Screen.DESK).expectingOutages()) {
            visit.page().clock().install();
            visit.open("/en/air");
            assertThat(visit.one("#map.ready")).isVisible();
            visit.page().context().setOffline(true);
            visit.page().clock().fastForward(45_000);
            assertThat(visit.one("[data-stalebar]")).containsText("econnecting");
            visit.page().context().setOffline(false);
            visit.page().clock().fastForward(40_000);
            assertThat(visit.one("[data-stalebar]")).isHidden();
        }
    }

    @Test
    void
            givenTheWall_whenTheLineIsCutForAMinute_thenTheOldPictureIsDimmedUnderABandWithBothClocks() {
        try (Visit visit = town.visit(Screen.WALL).expectingOutages()) {
            visit.page().clock().install();
            visit.open("/en/wall");
            assertThat(visit.one(".map.ready")).isVisible();
            visit.page().context().setOffline(true);
            visit.page().clock().fastForward(65_000);
            assertThat(visit.one(".band[data-band]")).isVisible();
            assertThat(visit.one("[data-band-from]")).hasText(Pattern.compile("\\d\\d:\\d\\d"));
            assertThat(visit.one("[data-band-now]")).hasText(Pattern.compile("\\d\\d:\\d\\d"));
        }
    }
}
