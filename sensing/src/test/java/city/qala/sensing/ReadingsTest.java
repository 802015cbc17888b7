package city.qala.sensing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class ReadingsTest {

    private static final Instant NOW = Instant.parse("2026-01-14T16:06:40Z");

    private final PretendSeries series =
            new PretendSeries(Clock.fixed(NOW.plus(Duration.ofDays(2)), ZoneOffset.UTC))
                    .line(1, Duration.ofMinutes(30), t -> t.getEpochSecond() / 3600 % 1_000);

    @Test
    void givenHoursThatPass_whenTheHistoryMovesOn_thenItEqualsOneReadAnew() {
        var moving = new Readings(series, PretendRules.on());
        for (int hour = 0; hour < 40; hour += hour % 5 == 0 ? 3 : 1) {
            Instant at = NOW.plus(Duration.ofHours(hour));
            var kept = moving.history(1, at);
            var anew = new Readings(series, PretendRules.on()).history(1, at);
            assertThat(kept.from()).isEqualTo(anew.from());
            assertThat(kept.means()).containsExactly(anew.means());
        }
    }

    @Test
    void givenAnEarlierMoment_whenAskedAfterwards_thenItsOwnHistoryIsRead() {
        var readings = new Readings(series, PretendRules.on());
        readings.history(1, NOW);
        var before = readings.history(1, NOW.minus(Duration.ofDays(3)));
        assertThat(before.means())
                .containsExactly(
                        new Readings(series, PretendRules.on())
                                .history(1, NOW.minus(Duration.ofDays(3)))
                                .means());
    }
}
