package city.qala.app;

import static org.assertj.core.api.Assertions.assertThat;

import city.qala.sensing.detect.AnomalyDetector;
import city.qala.sensing.forecast.EveningWarner;
import city.qala.sensing.forecast.Forecaster;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** The entries in the register are those of the algorithms as they stand in the code. */
class DetectorEntryTest {

    private static String entry(String id) throws IOException {
        try (var in =
                AnomalyDetector.class.getResourceAsStream(
                        "/city/qala/governance/algorithm/entries/" + id + ".yaml")) {
            assertThat(in).as(id).isNotNull();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String named(String constants) throws NoSuchAlgorithmException {
        byte[] bytes = constants.getBytes(StandardCharsets.UTF_8);
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes);
        return "model-sha256: " + HexFormat.of().formatHex(hash);
    }

    @Test
    void givenTheSettingsInTheCode_whenTheEntriesAreRead_thenTheyNameExactlyThem()
            throws IOException, NoSuchAlgorithmException {
        assertThat(entry("anomaly-detector"))
                .contains(named(AnomalyDetector.constants()))
                .contains("threshold: " + AnomalyDetector.THRESHOLD);
        assertThat(entry("air-forecast")).contains(named(Forecaster.constants()));
        assertThat(entry("evening-warning")).contains(named(EveningWarner.constants()));
    }
}
