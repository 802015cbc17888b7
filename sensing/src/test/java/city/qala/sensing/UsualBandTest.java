package city.qala.sensing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import city.qala.sensing.UsualBand.HourlyMeans;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

class UsualBandTest {

    private static final ZoneId ALMATY = ZoneId.of("Asia/Almaty");
    private static final Instant NOW = Instant.parse("2026-01-14T16:20:00Z");

    private static HourlyMeans history(Instant end, int weeks, ToDoubleFunction<Instant> value) {
        Instant from = end.truncatedTo(ChronoUnit.HOURS).minus(Duration.ofDays(7L * weeks + 7));
        double[] means = new double[(weeks + 1) * 7 * 24];
        for (int i = 0; i < means.length; i++)
            means[i] = value.applyAsDouble(from.plus(Duration.ofHours(i)));
        return new HourlyMeans(from, means);
    }

    @Test
    void givenEightWeeks_whenAsked_thenTheBandHoldsTheMiddleEightTenths() {
        // Week k ago the hour's mean was 10 k: 10, 20 … 80.
        HourlyMeans past =
                history(NOW, 9, t -> 10.0 * Math.ceilDiv(Duration.between(t, NOW).toHours(), 168));
        UsualBand band = UsualBand.at(past, NOW, ALMATY);
        assertThat(band.weeks()).isEqualTo(8);
        assertThat(band.low()).isCloseTo(17, within(10.0));
        assertThat(band.high()).isCloseTo(73, within(10.0));
    }

    @Test
    void givenTheSameEveryWeek_whenAsked_thenTheBandIsThatValueAndOtherHoursDoNotCount() {
        HourlyMeans past = history(NOW, 9, t -> t.atZone(ALMATY).getHour() == 21 ? 40 : 1_000);
        UsualBand band = UsualBand.at(past, NOW, ALMATY);
        assertThat(band.low()).isEqualTo(40);
        assertThat(band.high()).isEqualTo(40);
    }

    @Test
    void givenTwoWeeksOnly_whenAsked_thenNothingIsCalledUsual() {
        Instant begun = NOW.minus(Duration.ofDays(15));
        HourlyMeans past = history(NOW, 9, t -> t.isBefore(begun) ? Double.NaN : 40);
        UsualBand band = UsualBand.at(past, NOW, ALMATY);
        assertThat(band.known()).isFalse();
        assertThat(band.farFrom(1_000, 0.1)).isFalse();
    }

    @Test
    void givenAChangeToSummerTime_whenAsked_thenTheHourOfTheDayStaysTheSame() {
        ZoneId berlin = ZoneId.of("Europe/Berlin");
        Instant afterChange = Instant.parse("2026-04-01T06:20:00Z"); // 08:20 in summer time
        HourlyMeans past = history(afterChange, 9, t -> t.atZone(berlin).getHour() == 8 ? 500 : 5);
        UsualBand band = UsualBand.at(past, afterChange, berlin);
        assertThat(band.low()).isEqualTo(500);
    }

    @Test
    void givenAValueBeyondTheBandByMoreThanItsWidth_andItsShare_whenAsked_thenItIsFar() {
        var band = new UsualBand(20, 30, 8);
        assertThat(band.farFrom(44, 0.1)).isFalse();
        assertThat(band.farFrom(46, 0.1)).isTrue();
        assertThat(band.farFrom(4, 0.1)).isTrue();
        assertThat(new UsualBand(230, 230, 8).farFrom(250, 0.1)).isFalse();
        assertThat(new UsualBand(230, 230, 8).farFrom(260, 0.1)).isTrue();
    }

    @Test
    void givenASteepMorning_whenAskedBetweenTheHours_thenTheBandMovesEvenly() {
        HourlyMeans past = history(NOW, 9, t -> 100.0 * t.atZone(ALMATY).getHour());
        Instant full = Instant.parse("2026-01-14T04:00:00Z"); // 09:00: between 08:30 and 09:30
        assertThat(UsualBand.moving(past, full, ALMATY).low()).isCloseTo(850, within(1.0));
    }
}
