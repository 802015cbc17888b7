package city.qala.proactive.decide;

import static org.assertj.core.api.Assertions.assertThat;

import city.qala.kernel.Language;
import city.qala.proactive.law.Law;
import city.qala.proactive.law.LawReader;
import city.qala.proactive.law.Policy;
import city.qala.testkit.BundleRules;
import city.qala.web.Messages;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExplanationTextTest {
    private static final Messages WORDS = Messages.of(ExplanationText.class);

    @Test
    void everySentenceIsInAllThreeLanguages() {
        new BundleRules(l -> WORDS.in(l).keys(), (l, key) -> WORDS.in(l).get(key, 1, 2, 3, 4))
                .areComplete();
    }

    @Test
    void everyShippedPolicyExplainsItselfInAtMostTwelveSentencesOfEachLanguage() {
        Law law = LawReader.read(ShippedPoliciesTest.SHIPPED);
        Population town = Measure.town(law, 20);
        for (Policy p : law.policies())
            for (int h = 0; h < town.size(); h++)
                for (Language language : Language.values()) {
                    Explanation why =
                            Explainer.explain(town, h, p, LocalDate.of(2026, 2, 1), 0, false);
                    List<String> said = ExplanationText.of(why, p.title(), language);
                    assertThat(said).hasSizeBetween(2, 12);
                    assertThat(said.getFirst()).startsWith(p.title().orElseThrow().in(language));
                    assertThat(said).noneMatch(s -> s.contains("{") || s.contains("why."));
                }
    }
}
