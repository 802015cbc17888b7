package city.qala.proactive;

import static org.assertj.core.api.Assertions.assertThat;

import city.qala.kernel.Language;
import city.qala.proactive.law.Law;
import city.qala.proactive.law.Parameter;
import city.qala.proactive.law.Policy;
import city.qala.testkit.BundleRules;
import city.qala.web.Messages;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ProactiveTest {
    private static final Messages WORDS = Messages.of(Proactive.class);
    private static final BundleRules RULES =
            new BundleRules(l -> WORDS.in(l).keys(), (l, key) -> WORDS.in(l).get(key, 1, 2, 3));

    /** Keys that come with data: units, rhythms, modes, outcomes. */
    private static final Pattern FAMILIES =
            Pattern.compile(
                    "policies\\.(unit|rhythm|mode|consent|confidence|outcome)\\..*"
                            + "|benefits\\.(state|cut|clause|news|money|task|act|objection)\\..*");

    @Test
    void everyShippedPolicyIsReadFromTheProgramItself() {
        assertThat(Proactive.shippedLaw().policies()).hasSize(11);
    }

    @Test
    void aPolicyNamesTheFiguresThatItRestsOnThroughItsFormulas() {
        Law law = Proactive.shippedLaw();
        assertThat(PolicyFigures.of(law, (Policy) law.variable("targeted_assistance")))
                .extracting(Parameter::name)
                .contains("median_share", "poverty_share", "child_extra", "mci");
    }

    @Test
    void everyKeyIsInAllThreeLanguages() {
        RULES.areComplete();
    }

    @Test
    void everyKeyIsUsedAndEveryKeyUsedExists() {
        RULES.areUsed(
                Set.copyOf(Messages.of().in(Language.EN).keys()),
                FAMILIES,
                Pattern.compile("why\\..*"));
    }

    @Test
    void everyMessageCanBeDrawnByTheFontsThatShip() {
        RULES.canBeDrawn();
    }
}
