package city.qala.sensing;

import static org.assertj.core.api.Assertions.assertThat;

import city.qala.kernel.Point;
import city.qala.sensing.SourceRule.Sample;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SourceRuleTest {
    private static final ZoneId ZONE = ZoneId.of("Asia/Almaty");

    private static Point at(double eastKm, double northKm) {
        return new Point(43.25 + northKm / 111.2, 76.9 + eastKm / (111.2 * 0.728));
    }

    @Test
    void givenCalmAir_whenOneSideIsWorse_thenTheAreaLiesThere() {
        var area =
                SourceRule.of(
                                List.of(
                                        new Sample(at(0, 0), 80),
                                        new Sample(at(2, 0), 20),
                                        new Sample(at(-2, 0), 90),
                                        new Sample(at(0, 2), 25)),
                                Optional.of(0.5),
                                Optional.of(90.0))
                        .orElseThrow();
        assertThat(SourceRule.way(at(0, 0), area.centre())).isEqualTo("w");
        assertThat(area.radiusMetres()).isBetween(900.0, 2_500.0);
    }

    @Test
    void givenWind_whenItBlowsFromTheNorth_thenTheAreaMovesNorthAndGrows() {
        var samples =
                List.of(
                        new Sample(at(0, 0), 80),
                        new Sample(at(1, 0), 60),
                        new Sample(at(-1, 0), 60));
        var calm = SourceRule.of(samples, Optional.of(0.0), Optional.of(0.0)).orElseThrow();
        var windy = SourceRule.of(samples, Optional.of(4.0), Optional.of(0.0)).orElseThrow();
        assertThat(calm.centre().metresTo(windy.centre())).isBetween(470.0, 490.0);
        assertThat(windy.centre().lat()).isGreaterThan(calm.centre().lat());
        assertThat(windy.radiusMetres()).isGreaterThan(calm.radiusMetres());
    }

    @Test
    void givenTooFewStationsOrNoDifference_whenAsked_thenNothingIsGuessed() {
        var two = List.of(new Sample(at(0, 0), 80), new Sample(at(1, 0), 20));
        assertThat(SourceRule.of(two, Optional.empty(), Optional.empty())).isEmpty();
        var flat =
                List.of(
                        new Sample(at(0, 0), 50),
                        new Sample(at(1, 0), 50),
                        new Sample(at(0, 1), 50));
        assertThat(SourceRule.of(flat, Optional.empty(), Optional.empty())).isEmpty();
    }

    @Test
    void givenElevenSmokyEveningsOfFourteen_whenItIsEvening_thenThatIsCounted() {
        Instant at = ZonedDateTime.of(2026, 1, 15, 20, 0, 0, 0, ZONE).toInstant();
        var means = new ArrayList<Double>();
        Instant from = at.minusSeconds(15 * 86_400L);
        for (int i = 0; i < 15 * 24; i++) {
            var hour = from.plusSeconds(3_600L * i).atZone(ZONE);
            boolean smoky = hour.getDayOfMonth() > 3 || hour.getMonthValue() == 12;
            means.add(hour.getHour() == 20 && smoky ? 80.0 : 20.0);
        }
        double[] hourly = means.stream().mapToDouble(d -> d).toArray();
        assertThat(EveningRule.of(from, hourly, 50, at, ZONE))
                .contains(new EveningRule.Count(11, 14));
        Instant noon = ZonedDateTime.of(2026, 1, 15, 12, 0, 0, 0, ZONE).toInstant();
        assertThat(EveningRule.of(from, hourly, 50, noon, ZONE)).isEmpty();
    }
}
