package city.qala.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class FaultsTest {
    private static final Faults FAULTS = new Faults(7);
    private static final long START = 1_795_000_000L;
    private static final int DAY = 86_400;

    @Test
    void givenManyThings_whenAMonthPasses_thenAFewAreSilentAtAnyTime() {
        int silent = 0;
        int asked = 0;
        for (int thing = 0; thing < 500; thing++) {
            for (int h = 0; h < 720; h += 6) {
                if (FAULTS.silent("LMP-" + thing, START + h * 3600L)) silent++;
                asked++;
            }
        }
        assertThat(silent / (double) asked).isBetween(0.003, 0.02);
    }

    @Test
    void givenAGatewayWithoutPower_whenItReturns_thenEverythingIsBackfilledAfterwards() {
        long lost = 0;
        for (int g = 1; g <= 40; g++) {
            String gateway = "GW-" + g;
            for (long s = START; s < START + 30L * DAY; s += 600) {
                long arrival = FAULTS.arrives(gateway, s);
                assertThat(arrival).isGreaterThan(s).isLessThan(s + 12 * 3_600);
                if (!FAULTS.mains(gateway, s) && arrival > s + 600) {
                    lost++;
                    assertThat(FAULTS.battery(gateway, arrival)).isGreaterThanOrEqualTo(10);
                    assertThat(
                                    FAULTS.mains(gateway, arrival)
                                            || FAULTS.battery(gateway, arrival) > 10)
                            .isTrue();
                }
            }
        }
        assertThat(lost).isPositive();
    }

    @Test
    void givenAStuckSensor_whenAsked_thenItRepeatsOneMomentAndOnlyCheapOnesStick() {
        var cheap = stream("AIR-05", SensorModel.AIR_LOW_COST);
        var fine = stream("AIR-01", SensorModel.AIR_REFERENCE);
        long stuckFor = 0;
        for (long s = START; s < START + 120L * DAY; s += 600) {
            assertThat(FAULTS.measuredAt(fine, s)).isEqualTo(s);
            if (FAULTS.measuredAt(cheap, s) < s) stuckFor += 600;
        }
        assertThat(Duration.ofSeconds(stuckFor))
                .isBetween(Duration.ofHours(8), Duration.ofDays(12));
    }

    private static PlannedStream stream(String thing, SensorModel model) {
        return new PlannedStream(thing, Property.PM25, model, Duration.ofMinutes(10), 0, s -> s);
    }
}
