package city.qala.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PluralTest {
    @Test
    void givenRussianCounts_whenClassified_thenAsCldrSays() {
        var wanted =
                Map.of(
                        0L,
                        Plural.MANY,
                        1L,
                        Plural.ONE,
                        2L,
                        Plural.FEW,
                        5L,
                        Plural.MANY,
                        11L,
                        Plural.MANY,
                        12L,
                        Plural.MANY,
                        21L,
                        Plural.ONE,
                        24L,
                        Plural.FEW,
                        111L,
                        Plural.MANY,
                        1_000_001L,
                        Plural.ONE);
        wanted.forEach((n, p) -> assertThat(Plural.of(Language.RU, n)).as("%d", n).isEqualTo(p));
        assertThat(Plural.of(Language.RU, -22)).isEqualTo(Plural.FEW);
        assertThat(Plural.of(Language.RU, Long.MIN_VALUE)).isEqualTo(Plural.MANY);
    }

    @Test
    void givenDecimals_whenClassified_thenShownDecimalsCount() {
        assertThat(Plural.of(Language.RU, new BigDecimal("1.5"))).isEqualTo(Plural.OTHER);
        assertThat(Plural.of(Language.EN, new BigDecimal("1.0"))).isEqualTo(Plural.OTHER);
        assertThat(Plural.of(Language.KK, new BigDecimal("1.0"))).isEqualTo(Plural.ONE);
        assertThat(Plural.of(Language.EN, new BigDecimal("1"))).isEqualTo(Plural.ONE);
    }

    @Test
    void givenAVeryGreatNumber_whenItEndsInOne_thenItIsNotOne() {
        BigDecimal great = new BigDecimal("100000000000000000000000000001");
        assertThat(Plural.of(Language.EN, great)).isEqualTo(Plural.OTHER);
        assertThat(Plural.of(Language.RU, great)).isEqualTo(Plural.ONE);
    }
}
