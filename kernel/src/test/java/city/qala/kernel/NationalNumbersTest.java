package city.qala.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class NationalNumbersTest {

    // Birth years of the nineteenth century, so of nobody alive.
    private static final List<String> VALID =
            List.of(
                    "850101100002",
                    "850101100012",
                    "850101100022",
                    "850101100304",
                    "850101100316",
                    "850101100328");

    @Test
    void givenKnownNumbers_whenRead_thenBothPassesOfTheCheckDigitHold() {
        for (String digits : VALID) assertThat(Iin.find(digits)).as(digits).isPresent();
        assertThat(Bin.find("940140000385")).isPresent();
        assertThat(Bin.find("950341000052")).isPresent();
        assertThat(Bin.find("940140000380")).isEmpty();
    }

    @Test
    void givenAPrefixWithoutCheckDigit_whenEveryDigitIsTried_thenNoneFits() {
        for (String prefix : List.of("85010110033", "85010110114", "85010110386")) {
            for (int last = 0; last < 10; last++)
                assertThat(Iin.find(prefix + last)).as(prefix + last).isEmpty();
        }
    }

    // The public algorithm gives the eleventh digit the weight 11, which is 0 modulo 11: a mistake
    // there is not seen, and few others are.
    @Test
    void givenARightNumber_whenOneOfTheFirstTenDigitsIsMistyped_thenItIsNearlyAlwaysRefused() {
        int typos = 0;
        int passed = 0;
        for (String digits : VALID) {
            for (int at = 0; at < 10; at++) {
                for (char other = '0'; other <= '9'; other++) {
                    if (digits.charAt(at) == other) continue;
                    String typo = digits.substring(0, at) + other + digits.substring(at + 1);
                    typos++;
                    if (Iin.find(typo).isPresent()) passed++;
                }
            }
        }
        assertThat(typos).isEqualTo(540);
        assertThat(passed).isLessThan(typos / 10);
    }

    @Test
    void givenTextThatIsNoNumber_whenRead_thenNothingIsFound() {
        for (String text :
                List.of("", "85010110000", "8501011000022", "85010110000x", "٨٥٠١٠١١٠٠٠٠٢"))
            assertThat(Iin.find(text)).as(text).isEmpty();
    }

    @Test
    void givenAWrongNumber_whenRefused_thenTheMessageDoesNotRepeatIt() {
        assertThatThrownBy(() -> new Iin("850101100003"))
                .isInstanceOf(Problem.class)
                .hasMessageNotContaining("850101100003");
    }

    @Test
    void givenANumber_whenPrinted_thenItIsMasked() {
        assertThat(new Iin("850101100002").toString()).isEqualTo("IIN ••••••••••02");
        assertThat(new Bin("940140000385").toString()).isEqualTo("BIN ••••••••••85");
    }

    @Test
    void madeNumbersAreValidMarkedAndDifferent() {
        var random = new Random(7);
        var seen = new java.util.HashSet<String>();
        int unusable = 0;
        for (int i = 0; i < 2_000; i++) {
            int serial = i * 10 + random.nextInt(10);
            var made = Iin.made("990229", serial);
            if (made.isEmpty()) {
                unusable++;
                continue;
            }
            assertThat(made.get().isMade()).isTrue();
            assertThat(seen.add(made.get().digits())).isTrue();
        }
        assertThat(unusable).isLessThan(60);
        assertThat(new Iin("850101100002").isMade()).isFalse();
    }
}
