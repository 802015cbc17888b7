package city.qala.sensing.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import city.qala.sensing.detect.AnomalyDetector;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

class ModelCardsTest {

    private static final List<String> CARDS =
            List.of("detect/anomaly-detector", "forecast/air-forecast", "forecast/evening-warning");

    private static final List<String> NEEDED =
            List.of(
                    "name",
                    "method",
                    "model-type",
                    "inputs",
                    "training-data",
                    "alternatives",
                    "performance",
                    "risks");

    private static Map<?, ?> fields(String card) throws IOException {
        try (InputStream in =
                AnomalyDetector.class.getResourceAsStream("/city/qala/sensing/" + card + ".yaml")) {
            assertThat(in).as(card).isNotNull();
            var settings = LoadSettings.builder().build();
            var file = (Map<?, ?>) new Load(settings).loadFromInputStream(in);
            return (Map<?, ?>) file.get("fields");
        }
    }

    @Test
    void everyCardSaysWhatItMustInThreeLanguagesThatDiffer() throws IOException {
        for (String card : CARDS) {
            Map<?, ?> fields = fields(card);
            for (String field : NEEDED) {
                var words = (Map<?, ?>) fields.get(field);
                assertThat(words).as(card + " " + field).isNotNull();
                List<String> texts =
                        List.of("kk", "ru", "en").stream()
                                .map(l -> String.valueOf(words.get(l)))
                                .toList();
                assertThat(texts)
                        .as(card + " " + field)
                        .doesNotHaveDuplicates()
                        .allMatch(t -> t.length() > 10 && !t.contains("{"));
            }
        }
    }

    @Test
    void theCardOfTheDetectorNamesTheThresholdThatItUses() throws IOException {
        assertThat(fields("detect/anomaly-detector").get("threshold"))
                .isEqualTo(AnomalyDetector.THRESHOLD);
    }
}
