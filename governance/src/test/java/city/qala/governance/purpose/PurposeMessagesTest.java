package city.qala.governance.purpose;

import static org.assertj.core.api.Assertions.assertThat;

import city.qala.kernel.Language;
import city.qala.testkit.BundleRules;
import city.qala.web.Messages;
import city.qala.web.Texts;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PurposeMessagesTest {
    private final Messages messages = Messages.of(ProcessingPage.class);

    @Test
    void everyKeyIsInAllThreeLanguagesAndCanBeDrawn() {
        new BundleRules(l -> messages.in(l).keys(), (l, key) -> messages.in(l).get(key, 1, 2, 3))
                .areComplete()
                .canBeDrawn();
    }

    @Test
    void everyRiskMeasureAndStatusHasItsWords() {
        Texts english = messages.in(Language.EN);
        var wanted =
                Stream.of(
                                words("risk", AssessmentRule.Risk.values()),
                                words("measure", AssessmentRule.Measure.values()),
                                words("status", Listed.Status.values()))
                        .flatMap(s -> s)
                        .toList();
        assertThat(english.keys()).containsAll(wanted);
    }

    @Test
    void everyShippedPurposeNamesRolesThatHaveWords() {
        Texts english = messages.in(Language.EN);
        for (Purpose p : Shipped.offered())
            for (String role : p.users().roles())
                assertThat(english.keys()).as(p.code()).contains("processing.role." + role);
    }

    @Test
    void everyShippedPurposeOpensDeclaredFieldsOnly() {
        for (Purpose p :
                Stream.concat(Shipped.byLaw().stream(), Shipped.offered().stream()).toList())
            assertThat(Town.INVENTORY.fields()).as(p.code()).containsAll(p.fields().names());
    }

    private static Stream<String> words(String family, Enum<?>[] all) {
        return Arrays.stream(all)
                .map(e ->
                        "processing."
                                + family
                                + "."
                                + e.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }
}
