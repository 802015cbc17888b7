package city.qala.vision;

import city.qala.kernel.Language;
import city.qala.testkit.BundleRules;
import city.qala.web.Messages;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class VisionMessagesTest {

    /** Keys that come with data: states, sides, refusals. */
    private static final Pattern FAMILIES =
            Pattern.compile(
                    "(cameras\\.(health|side|level)"
                            + "|watch\\.(problem|wrong|state|aim|off)"
                            + "|review\\.(problem|reason|answer|state|strength|outcome)"
                            + ")\\..*");

    /** There is no other bundle in this module. */
    private static final Pattern OTHERS = Pattern.compile("(?!)");

    private final Messages messages = Messages.of(Vision.class);
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
}
