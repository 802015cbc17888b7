package city.qala.sensing.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.qala.kernel.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DetectCommandTest {

    @TempDir Path folder;

    private static String series(int rows) {
        var text = new StringBuilder("timestamp,value\n");
        for (int i = 0; i < rows; i++)
            text.append("2024-01-%02d %02d:00:00".formatted(1 + i / 24, i % 24))
                    .append(',')
                    .append(i == 500 ? 900 : 10 + i % 7)
                    .append('\n');
        return text.toString();
    }

    @Test
    void givenASeries_whenScored_thenEveryRowHasItsTimeAndAScore() throws IOException {
        Path in = Files.writeString(folder.resolve("in.csv"), series(600));
        Path out = folder.resolve("out.csv");
        var done = DetectCommand.run(in, out);
        var lines = Files.readAllLines(out);
        assertThat(lines).hasSize(601).startsWith("timestamp,anomaly_score");
        assertThat(lines.get(501)).isEqualTo("2024-01-21 20:00:00,1.0");
        assertThat(done.rows()).isEqualTo(600);
        assertThat(done.threshold()).isEqualTo(AnomalyDetector.THRESHOLD);
        assertThat(done.alarms()).isPositive();
    }

    @Test
    void givenRowsThatCannotBeRead_whenScored_thenTheyScoreNothingAndAreTold() throws IOException {
        String faulty = series(60).replace("2024-01-01 03:00:00,13", "2024-01-01 03:00:00,high");
        Path in = Files.writeString(folder.resolve("in.csv"), faulty);
        Path out = folder.resolve("out.csv.gz");
        var done = DetectCommand.run(in, out);
        assertThat(done.rows()).isEqualTo(60);
        assertThat(done.bad()).isEqualTo(1);
        assertThat(done.warnings())
                .containsExactly("in.csv line 5: value \"high\" is not a number");
        assertThat(Files.readAllBytes(out)).startsWith(0x1f, 0x8b);
    }

    @Test
    void givenAFileWithoutTheColumns_whenScored_thenItIsRefused() throws IOException {
        Path in = Files.writeString(folder.resolve("in.csv"), "time,reading\n1,2\n");
        assertThatThrownBy(() -> DetectCommand.run(in, folder.resolve("out.csv")))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("timestamp");
        assertThat(folder.resolve("out.csv")).doesNotExist();
    }
}
