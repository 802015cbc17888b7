package city.qala.sensing.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import city.qala.sensing.forecast.EveningWarner.Evening;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class EveningWarnerTest {

    private static final ZoneOffset ZONE = ZoneOffset.ofHours(5);
    private static final int CUT = 24 * 110;
    private static final double LIMIT = 70;
    private static final LocalDate DAY = LocalDate.of(2024, 3, 10);

    private final HourlyTable winter = MadeWinter.winter();
    private final EveningWarner warner = EveningWarner.train(winter, "smoke", LIMIT, ZONE, CUT);

    @Test
    void givenAnotherAfternoon_whenAskedAtNoon_thenTheWarningIsTheSame() {
        int noon = winter.row(DAY.atTime(LocalTime.NOON).toInstant(ZONE));
        var other = EveningWarner.train(MadeWinter.winter(noon), "smoke", LIMIT, ZONE, CUT);
        assertThat(warner.model()).isEqualTo("blend");
        assertThat(other.on(DAY)).isEqualTo(warner.on(DAY));
        assertThat(other.on(DAY.plusDays(1))).isNotEqualTo(warner.on(DAY.plusDays(1)));
    }

    @Test
    void givenSmokyAndCleanEvenings_whenAskedAtNoon_thenWarningsAreRightMoreOftenThanNot() {
        int hits = 0;
        int wrong = 0;
        int smokyDays = 0;
        for (LocalDate day = LocalDate.of(2024, 2, 20); day.isBefore(LocalDate.of(2024, 3, 29)); ) {
            Evening said = warner.on(day);
            boolean smoky = isSmoky(day);
            if (smoky) smokyDays++;
            if (smoky && said.warn()) hits++;
            if (smoky != said.warn()) wrong++;
            day = day.plusDays(1);
        }
        assertThat(smokyDays).isBetween(5, 33);
        assertThat(2.0 * hits / (2 * hits + wrong)).as("F1").isGreaterThan(0.7);
    }

    @Test
    void givenTooFewSmokyEvenings_whenTrained_thenTheMorningDecidesAndTheModelSaysSo() {
        var other = EveningWarner.train(winter, "smoke", 5000, ZONE, CUT);
        assertThat(other.model()).isEqualTo("morning");
        assertThat(other.on(DAY).warn()).isFalse();
    }

    private boolean isSmoky(LocalDate day) {
        int from = winter.row(day.atTime(17, 0).toInstant(ZONE));
        for (int row = from; row <= from + 6; row++)
            if (winter.value("smoke", row) > LIMIT) return true;
        return false;
    }
}
