package city.qala.governance;

import city.qala.kernel.Language;
import city.qala.testkit.BundleRules;
import city.qala.web.Messages;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class GovernanceMessagesTest {

    /** Keys that come with data: roles, fields, actions, states, kinds. */
    private static final Pattern FAMILIES =
            Pattern.compile(
                    "(role|field|action|source|agreement|audit\\.witness)\\..*|me\\.kind\\..*"
                            + "|case\\.(kind|status|outcome|step)\\..*|purpose\\.status\\..*"
                            + "|oversight\\.(tab|problem)\\..*|requests\\.(open|soon|late)|erasure\\.(status|part|hold|problem)\\..*");

    /** Words of packages that bring their own, with a test of their own. */
    private static final Pattern OTHERS = Pattern.compile("(processing|algorithm|security)\\..*");

    private final Messages messages = Messages.of(Oversight.class);
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
