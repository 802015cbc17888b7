package city.qala.registry;

import city.qala.kernel.Language;
import city.qala.testkit.BundleRules;
import city.qala.web.Messages;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class RegistryMessagesTest {
    private static final Pattern FAMILIES =
            Pattern.compile(
                    "(fact|group|trait|rhythm|fault|halt|wrong|delivery\\.state|pairs\\.mark"
                            + "|person\\.(merged|split|made))\\..*");
    private static final Pattern OTHERS = Pattern.compile("nothing");

    private final Messages messages = Messages.of(Registry.class);
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
