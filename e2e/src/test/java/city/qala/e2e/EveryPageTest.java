package city.qala.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.SoftAssertions.assertSoftly;

import city.qala.e2e.Browser.Screen;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * What holds for every page whoever looks at it: it fits the screen, breaks no rule of
 * accessibility, asks no other host, keeps nothing in the browser, and leaves no place for words
 * unfilled.
 */
class EveryPageTest {
    @RegisterExtension static final PretendTown town = new PretendTown();

    private static final List<String> LANGUAGES = List.of("kk", "ru", "en");

    /** A page and who opens it; empty for somebody unknown. */
    private record Stop(String path, String role) {
        static Stop parse(String row) {
            int comma = row.lastIndexOf(',');
            return new Stop(row.substring(0, comma), row.substring(comma + 1));
        }

        Visit visit(Screen screen) {
            return role.isEmpty() ? town.visit(screen) : town.visitAs(role, screen);
        }
    }

    @BeforeAll
    static void people() {
        town.awaitPeople();
        town.awaitReports();
    }

    // Kazakh has the longest words and a phone the least room for them; the rest is the long form.
    @Test
    void givenAPhoneInKazakh_whenAnyPageIsOpened_thenItFitsAndBreaksNoRuleOfAccessibility() {
        assertSoftly(all -> {
            for (Stop stop : stops()) all.check(() -> look(stop, "kk", Screen.PHONE));
        });
    }

    @Tag("long")
    @Test
    void givenEveryPageLanguageAndScreen_whenOpened_thenItFitsAndBreaksNoRule() {
        town.awaitComplete();
        assertSoftly(all -> {
            for (Stop stop : stops())
                for (String language : LANGUAGES)
                    for (Screen screen : Screen.values())
                        all.check(() -> look(stop, language, screen));
        });
    }

    private static void look(Stop stop, String language, Screen screen) {
        try (Visit visit = stop.visit(screen)) {
            String path = "/" + language + (stop.path.equals("/") ? "" : stop.path);
            assertThat(visit.open(path).status()).as(path).isEqualTo(200);
            String words = visit.one("main").innerText();
            assertThat(words).as(path).isNotBlank().doesNotContain("{0}", "???");
            // The wall is made for a wall: on a phone it may be wider.
            if (!stop.path.equals("/wall") || screen != Screen.PHONE) visit.assertFitsTheScreen();
            visit.assertKeepsNothing();
            visit.assertAccessible();
        }
    }

    private static List<Stop> stops() {
        try (var in = EveryPageTest.class.getResourceAsStream("pages.csv")) {
            byte[] all = Objects.requireNonNull(in, "pages.csv").readAllBytes();
            return new String(all, StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> line.startsWith("/"))
                    .map(Stop::parse)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
