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

    /** A picture to take: which page, on which screen, as whom; empty for nobody known. */
    private record Shot(String page, String path, Screen screen, String role) {
        Shot(String page, String path, Screen screen) {
            this(page, path, screen, path.equals("/wall") ? "operator" : "");
        }

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
                    new Shot("things", "/things", Screen.PHONE),
                    new Shot("pulse", "/pulse?what=coffee&where=Vaduz", Screen.DESK),
                    new Shot("pulse", "/pulse?what=coffee&where=Vaduz", Screen.PHONE),
                    new Shot("pulse-privacy", "/pulse/privacy", Screen.DESK),
                    new Shot("me", "/me", Screen.DESK, "resident"),
                    new Shot("me", "/me", Screen.PHONE, "resident"),
                    new Shot("looked", "/me/looked", Screen.PHONE, "resident"),
                    new Shot("wrong", "/me/data/resident.address/wrong", Screen.PHONE, "resident"),
                    new Shot("alarms", "/alarms", Screen.DESK, "operator"),
                    new Shot("alarms", "/alarms", Screen.PHONE, "operator"),
                    new Shot("incidents", "/incidents", Screen.DESK, "operator"),
                    new Shot("shift", "/shift", Screen.DESK, "operator"),
                    new Shot("notices", "/notices", Screen.DESK, "operator"),
                    new Shot("requests", "/requests", Screen.DESK, "clerk"),
                    new Shot("oversight", "/oversight", Screen.DESK, "oversight"),
                    new Shot("purposes", "/oversight/purposes", Screen.DESK, "oversight"),
                    new Shot("audit", "/oversight/audit?actor=clerk-1", Screen.DESK, "oversight"),
                    new Shot("erasures", "/oversight/erasures", Screen.DESK, "registrar"),
                    new Shot("erasures", "/oversight/erasures", Screen.PHONE, "registrar"),
                    new Shot("data", "/data", Screen.DESK),
                    new Shot("data", "/data", Screen.PHONE),
                    new Shot("dataset", "/data/air-hourly", Screen.DESK),
                    new Shot("dataset", "/data/air-hourly", Screen.PHONE),
                    new Shot("agreements", "/oversight/agreements", Screen.DESK, "oversight"),
                    new Shot("unusual", "/oversight/unusual", Screen.DESK, "oversight"));

    /** Names of pages to take, with commas between them; empty for all. */
    private static final String ONLY = System.getProperty("screens.only", "");

    @Test
    void givenTheLivingTown_whenItsPagesArePictured_thenEveryPictureIsSmall() throws IOException {
        if (ONLY.isEmpty()) town.awaitComplete();
        town.awaitPeople();
        Files.createDirectories(FOLDER);
        for (Shot shot : SHOTS) {
            if (!ONLY.isEmpty() && !List.of(ONLY.split(",")).contains(shot.page)) continue;
            for (String language : List.of("kk", "ru", "en")) {
                byte[] picture = Pictures.small(take(shot, language));
                assertThat(picture.length).as(shot.name(language)).isLessThanOrEqualTo(MOST_BYTES);
                Files.write(FOLDER.resolve(shot.name(language)), picture);
            }
        }
    }

    private static byte[] take(Shot shot, String language) {
        try (Visit visit = town.visit(shot.screen)) {
            // The wall hangs in the control room; public pages are pictured as residents see them.
            if (!shot.role.isEmpty()) visit.keep(town.session(shot.role));
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
