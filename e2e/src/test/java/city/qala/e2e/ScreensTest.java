package city.qala.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import city.qala.e2e.Browser.Screen;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Takes the pictures of docs/screens: {@code -Dscreens=update} writes them anew. */
@EnabledIfSystemProperty(named = "screens", matches = "update")
class ScreensTest {
    @RegisterExtension static final PretendTown town = new PretendTown();

    private static final Path FOLDER = Path.of("..", "docs", "screens");
    private static final int MOST_BYTES = 250_000;

    /** A picture to take: which page, on which screen. */
    private record Shot(String page, String path, Screen screen) {
        String name(String language) {
            return page + "-" + language + "-" + screen.width + ".png";
        }
    }

    private static final List<Shot> SHOTS =
            List.of(
                    new Shot("air", "/air", Screen.DESK),
                    new Shot("air", "/air", Screen.PHONE),
                    new Shot("wall", "/wall", Screen.WALL),
                    new Shot("wall", "/wall", Screen.DESK),
                    new Shot("home", "/", Screen.DESK),
                    new Shot("home", "/", Screen.PHONE),
                    new Shot("things", "/things", Screen.DESK),
                    new Shot("things", "/things", Screen.PHONE));

    @Test
    void givenTheLivingTown_whenItsPagesArePictured_thenEveryPictureIsSmall() throws IOException {
        town.awaitComplete();
        Files.createDirectories(FOLDER);
        String session = session();
        for (Shot shot : SHOTS) {
            for (String language : List.of("kk", "ru", "en")) {
                byte[] picture = Pictures.small(take(shot, language, session));
                assertThat(picture.length).as(shot.name(language)).isLessThanOrEqualTo(MOST_BYTES);
                Files.write(FOLDER.resolve(shot.name(language)), picture);
            }
        }
    }

    private static String session() {
        String link = town.signInLink("operator");
        try (Visit visit = town.visit(Screen.DESK)) {
            visit.open(link.substring(town.city().base().length()));
            return visit.session();
        }
    }

    private static byte[] take(Shot shot, String language, String session) {
        try (Visit visit = town.visit(shot.screen)) {
            // The wall hangs in the control room; the other pages are pictured as residents see
            // them.
            if (shot.path.equals("/wall")) visit.keep(session);
            visit.open("/" + language + shot.path);
            boolean map =
                    visit.one("[data-map]").count() > 0 && visit.one("[data-map]").isVisible();
            if (map) assertThat(visit.one("[data-map].ready")).isVisible();
            // The last tiles of the map come after it says that it is ready.
            visit.page().waitForTimeout(map ? 1_500 : 200);
            boolean whole = shot.screen == Screen.PHONE && shot.path.equals("/air");
            return visit.page().screenshot(new Page.ScreenshotOptions().setFullPage(whole));
        }
    }
}
