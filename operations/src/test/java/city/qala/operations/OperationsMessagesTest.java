package city.qala.operations;

import static org.assertj.core.api.Assertions.assertThat;

import city.qala.kernel.Language;
import city.qala.operations.alarm.AlarmKind;
import city.qala.operations.incident.Protocol;
import city.qala.testkit.BundleRules;
import city.qala.web.Messages;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class OperationsMessagesTest {
    private static final Pattern FAMILIES =
            Pattern.compile(
                    "(kind|group|response|priority|step|way|wrong|alarms\\.empty|protocol"
                            + "|incident\\.of|incident\\.log|command\\.state|asset\\.(kind|due|decision)|assets\\.state|severity|notice\\.out)[.-].*");
    private static final Pattern OTHERS = Pattern.compile("nothing");

    private final Messages messages = Messages.of(Operations.class);
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
    void everyProtocolHasAsManyStepsInEveryLanguage() {
        for (Protocol protocol : Protocol.values()) {
            String key = "protocol." + protocol.word();
            int steps = messages.in(Language.EN).get(key).split("\\|", -1).length;
            assertThat(steps).isGreaterThan(2);
            for (Language language : Language.values())
                assertThat(messages.in(language).get(key).split("\\|", -1))
                        .as(key + " in " + language)
                        .hasSize(steps);
        }
    }

    /** An alarm without a written response does not exist. */
    @Test
    void everyKindOfAlarmHasAWrittenResponseInEveryLanguage() {
        for (Language language : Language.values()) {
            for (AlarmKind kind : AlarmKind.values()) {
                String[] steps =
                        messages.in(language).get("response." + kind.code()).split("\\|", -1);
                assertThat(steps).as(kind + " in " + language).hasSizeBetween(2, 6);
                assertThat(steps).allSatisfy(s -> assertThat(s.strip()).hasSizeGreaterThan(10));
                assertThat(messages.in(language).has("kind." + kind.code())).isTrue();
                assertThat(messages.in(language).has("group." + kind.code())).isTrue();
            }
        }
    }
}
