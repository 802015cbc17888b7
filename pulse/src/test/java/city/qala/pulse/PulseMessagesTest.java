package city.qala.pulse;

import city.qala.kernel.Language;
import city.qala.testkit.BundleRules;
import city.qala.web.Messages;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class PulseMessagesTest {

    /** Keys that come with data: categories and roles, topics, attacks, choices. */
    private static final Pattern FAMILIES =
            Pattern.compile("pulse\\.(kind|topic|attack|days|status|privacy\\.bound)\\..*");

    /** There is no other bundle in this module. */
    private static final Pattern OTHERS = Pattern.compile("(?!)");

    private final Messages messages = Messages.of(Pulse.class);
    private final BundleRules words =
            new BundleRules(
                    l -> messages.in(l).keys(), (l, key) -> messages.in(l).get(key, 1, 2, 3, 4, 5));

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
