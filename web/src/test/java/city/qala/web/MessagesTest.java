package city.qala.web;

import static org.assertj.core.api.Assertions.assertThat;

import city.qala.kernel.Language;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class MessagesTest {

    private final Messages messages = Messages.of();

    @Test
    void everyKeyIsInAllThreeLanguages() {
        for (Language language : Language.values()) {
            assertThat(new TreeSet<>(messages.in(language).keys()))
                    .as(language.tag())
                    .isEqualTo(new TreeSet<>(messages.in(Language.EN).keys()));
        }
    }

    @Test
    void everyTranslationTakesTheSameParameters() {
        for (String key : messages.in(Language.EN).keys()) {
            var english = parameters(messages.in(Language.EN).pattern(key));
            for (Language language : Language.values()) {
                assertThat(parameters(messages.in(language).pattern(key)))
                        .as(language.tag() + " " + key)
                        .isEqualTo(english);
            }
        }
    }

    static TreeSet<String> parameters(String pattern) {
        List<String> found =
                Pattern.compile("\\{(\\d)")
                        .matcher(pattern)
                        .results()
                        .map((MatchResult m) -> m.group(1))
                        .toList();
        return new TreeSet<>(found);
    }

    @Test
    void givenPlurals_whenCounted_thenRussianHasItsForms() {
        Texts ru = messages.in(Language.RU);
        assertThat(ru.get("span.days", 1)).isEqualTo("1 день");
        assertThat(ru.get("span.days", 2)).isEqualTo("2 дня");
        assertThat(ru.get("span.days", 11)).isEqualTo("11 дней");
    }

    @Test
    void noTextIsEmptyAndNoneIsLeftInAnotherAlphabet() {
        Texts kk = messages.in(Language.KK);
        for (String key : kk.keys()) {
            assertThat(kk.pattern(key)).as(key).isNotBlank();
            boolean same = kk.pattern(key).equals(messages.in(Language.EN).pattern(key));
            boolean word = messages.in(Language.EN).pattern(key).matches(".*[a-z]{4,}.*");
            boolean own = key.startsWith("language.") || key.startsWith("unit.");
            assertThat(same && word && !own).as("left in English: " + key).isFalse();
        }
    }
}
