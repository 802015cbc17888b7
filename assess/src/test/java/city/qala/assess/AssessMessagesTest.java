package city.qala.assess;

import static org.assertj.core.api.Assertions.assertThat;

import city.qala.kernel.Language;
import city.qala.testkit.BundleRules;
import city.qala.web.Messages;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class AssessMessagesTest {

    /** Keys that come with data: units, groups, stages, grades, refusals. */
    private static final Pattern FAMILIES =
            Pattern.compile(
                    "assess\\.(unit|group|stage|band|origin|quality|fault|problem|part|show)\\..*");

    /** There is no other bundle in this module. */
    private static final Pattern OTHERS = Pattern.compile("(?!)");

    private final Messages messages = Messages.of(Assess.class);
    private final BundleRules words =
            new BundleRules(
                    l -> messages.in(l).keys(), (l, key) -> messages.in(l).get(key, 1, 2, 3, 4));

    @Test
    void everyKeyIsInAllThreeLanguages() {
        words.areComplete();
    }

    @Test
    void everyKeyIsUsedAndEveryKeyUsedExists() {
        words.areUsed(Set.copyOf(Messages.of().in(Language.EN).keys()), FAMILIES, OTHERS);
    }

    @Test
    void everyMessageCanBeDrawnByTheFontsThatShip() {
        words.canBeDrawn();
    }

    @Test
    void everyUnitAndGroupOfTheSetHasWordsInEveryLanguage() {
        for (Language l : Language.values())
            for (Definition d : IndicatorSet.u4ssc().all()) {
                var texts = messages.in(l);
                assertThat(texts.has("assess.unit." + AssessWords.key(d.unit())))
                        .as(d.unit())
                        .isTrue();
                assertThat(texts.has("assess.group." + AssessWords.key(d.place().subDimension())))
                        .as(d.place().subDimension())
                        .isTrue();
            }
    }
}
