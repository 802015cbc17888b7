package city.qala.assess;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScorecardCommandTest {

    @TempDir Path folder;

    @Test
    void givenAPrintedPerCent_whenRecovered_thenTheWholeNumberIsFound() {
        assertThat(PrintedShare.of(80, 65)).isEqualTo(new PrintedShare(80, 65, 52, 52));
        assertThat(PrintedShare.of(50, 8).most()).isEqualTo(4);
        assertThat(PrintedShare.of(13, 8).least()).isEqualTo(1);
        assertThat(PrintedShare.of(51, 8).possible()).isFalse();
    }

    @Test
    void givenEveryWholeNumber_whenPrintedAndRecovered_thenItIsAmongThem() {
        for (int of : new int[] {1, 16, 34, 167, 300})
            for (int k = 0; k <= of; k++) {
                PrintedShare share = PrintedShare.of((int) Math.floor(100.0 * k / of + 0.5), of);
                assertThat(k).isBetween(share.least(), share.most());
            }
    }

    @Test
    void givenAnAverageThatIsNotThatOfItsColumn_whenChecked_thenItIsFlagged() throws IOException {
        Path in =
                Files.writeString(
                        folder.resolve("t.csv"),
                        "goal,a_pct,b_pct\n1,50,25\n2,100,51\navg,75,80\n");
        Path out = folder.resolve("o.csv");
        var done = ScorecardCommand.run(in, Map.of("a", 4, "b", 8), out);
        assertThat(done.misprinted()).containsExactly("b");
        assertThat(done.impossible()).isEqualTo(1);
        assertThat(Files.readString(out))
                .contains("a,4,75,75.000,75.000,consistent")
                .contains("b,8,80,25.000,25.000,mismatch");
    }
}
