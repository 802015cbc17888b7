package city.qala.app;

import static org.assertj.core.api.Assertions.assertThat;

import city.qala.sensing.detect.AnomalyDetector;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** The entry of the detector in the register is the one that the town may let run. */
class DetectorEntryTest {

    @Test
    void givenTheSettingsInTheCode_whenTheEntryIsRead_thenItNamesExactlyThem()
            throws IOException, NoSuchAlgorithmException {
        String entry;
        try (var in =
                AnomalyDetector.class.getResourceAsStream(
                        "/city/qala/governance/algorithm/entries/anomaly-detector.yaml")) {
            assertThat(in).isNotNull();
            entry = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        byte[] constants = AnomalyDetector.constants().getBytes(StandardCharsets.UTF_8);
        String hash =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(constants));
        assertThat(entry)
                .contains("model-sha256: " + hash)
                .contains("threshold: " + AnomalyDetector.THRESHOLD);
    }
}
