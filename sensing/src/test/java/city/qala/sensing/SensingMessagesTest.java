package city.qala.sensing;

import city.qala.kernel.Language;
import city.qala.testkit.BundleRules;
import city.qala.web.Messages;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class SensingMessagesTest {

    /** Keys that come with data: band numbers, kinds, properties, urgencies. */
    private static final Pattern FAMILIES =
            Pattern.compile(
                    "(air|air\\.answer)\\.\\d|(kind|kinds|property|sector|urgency|wall|advice)\\..*"
                            + "|chart\\.title\\.(above|below)\\..*");

    /** There is no other bundle in this module. */
    private static final Pattern OTHERS = Pattern.compile("(?!)");

    private final Messages messages = Messages.of(Screens.class);
    private final BundleRules words =
            new BundleRules(
                    l -> messages.in(l).keys(), (l, key) -> messages.in(l).get(key, 1, 2, 3));

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
