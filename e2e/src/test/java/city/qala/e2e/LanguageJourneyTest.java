package city.qala.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import city.qala.e2e.Browser.Screen;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Every page in Kazakh, Russian and English: whole, marked as such, and one click apart. */
class LanguageJourneyTest {
    @RegisterExtension static final PretendTown town = new PretendTown();

    private static final List<String> LANGUAGES = List.of("kk", "ru", "en");
    private static final List<String> PAGES =
            List.of("", "/air", "/wall", "/things", "/help", "/sign-in");

    // A key of the messages that found no words: "air.usual-now", or a parameter left unfilled.
    private static final Pattern UNTRANSLATED =
            Pattern.compile(
                    "\\b(?:air|wall|fact|kinds?|property|things|state|status|advice|reason|quality"
                            + "|chart|nav|home|help|glossary|key|sign-in|problem|filter|act|map"
                            + "|station|view|time|urgency)\\.[a-z0-9]|\\{\\d|\\{0|\\?\\?\\?");
    private static final Pattern CYRILLIC = Pattern.compile("\\p{IsCyrillic}");

    @Test
    void givenThreeLanguages_whenAnyPageIsAsked_thenItSpeaksOneOfThemThroughout() {
        for (String language : LANGUAGES) {
            for (String page : PAGES) {
                String html = town.city().get("/" + language + page).body();
                String text = html.replaceAll("(?s)<(script|style|svg).*?</\\1>|<[^>]+>", " ");
                assertThat(html).as(page).contains("<html lang=\"" + language);
                assertThat(UNTRANSLATED.matcher(text).results().map(r -> around(text, r.start())))
                        .as("%s in %s", page, language)
                        .isEmpty();
                // The language switch alone writes other alphabets.
                String body = text.replaceAll("\\s+", " ");
                long letters = CYRILLIC.matcher(body).results().count();
                if (language.equals("en"))
                    assertThat(letters).as("Cyrillic letters in %s", page).isLessThan(60);
                else assertThat(letters).as("Cyrillic letters in %s", page).isGreaterThan(60);
            }
        }
    }

    @Test
    void givenAStationWithFilters_whenTheLanguageIsChanged_thenPlaceAndFiltersStay() {
        try (Visit visit = town.visit(Screen.DESK)) {
            visit.open("/en/air/station/AIR-01?pollutant=pm10&district=Schaan");
            visit.one(".langs a[lang=ru]").click();
            visit.page().waitForURL("**/ru/air/station/AIR-01?**");
            assertThat(visit.path()).contains("pollutant=pm10").contains("district=Schaan");
            assertThat(visit.one("html").getAttribute("lang")).isEqualTo("ru");
            assertThat(visit.words(".nav a")).contains("Воздух");
        }
    }

    @Test
    void givenABrowserThatWantsRussian_whenTheBareAddressIsOpened_thenRussianComes() {
        var answer = town.city().get("/", "Accept-Language", "ru-RU,ru;q=0.9,en;q=0.5");
        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.headers().firstValue("location")).hasValue("/ru/");
        var unknown = town.city().get("/", "Accept-Language", "fr");
        assertThat(unknown.headers().firstValue("location")).hasValue("/kk/");
    }

    @Test
    void givenAnAddressThatDoesNotExist_whenABrowserAsks_thenItSaysSoInTheLanguageOfTheAddress() {
        for (String language : LANGUAGES) {
            try (Visit visit = town.visit(Screen.PHONE).expecting(404)) {
                var answer = visit.open("/" + language + "/no-such-page");
                assertThat(answer.status()).isEqualTo(404);
                assertThat(answer.headerValue("content-type")).contains("text/html");
                assertThat(visit.one("html").getAttribute("lang")).startsWith(language);
                assertThat(visit.one("main h1").innerText()).isNotBlank();
                assertThat(CYRILLIC.matcher(visit.one("main").innerText()).find())
                        .isEqualTo(!language.equals("en"));
                visit.assertFitsTheScreen();
            }
        }
    }

    private static String around(String text, int at) {
        return text.substring(Math.max(0, at - 30), Math.min(text.length(), at + 40));
    }
}
