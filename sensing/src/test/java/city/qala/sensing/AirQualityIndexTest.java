package city.qala.sensing;

import static city.qala.sensing.Pollutant.NO2;
import static city.qala.sensing.Pollutant.O3;
import static city.qala.sensing.Pollutant.PM10;
import static city.qala.sensing.Pollutant.PM25;
import static city.qala.sensing.Pollutant.SO2;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.qala.kernel.Problem;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AirQualityIndexTest {

    @Test
    void givenTwoPollutants_whenOneIsWorse_thenTheWorseBandCounts() {
        AirQuality air = AirQualityIndex.of(Map.of(PM25, 64.0, NO2, 12.0));
        assertThat(air.band()).isEqualTo(Band.POOR);
        assertThat(air.worst()).contains(PM25);
    }

    @Test
    void givenTheTableOf2024_whenAValueLiesOnALimit_thenItBelongsToTheWorseBand() {
        Map<Pollutant, List<Double>> table =
                Map.of(
                        PM25, List.of(5.0, 15.0, 50.0, 90.0, 140.0),
                        PM10, List.of(15.0, 45.0, 120.0, 195.0, 270.0),
                        NO2, List.of(10.0, 25.0, 60.0, 100.0, 150.0),
                        O3, List.of(60.0, 100.0, 120.0, 160.0, 180.0),
                        SO2, List.of(20.0, 40.0, 125.0, 190.0, 275.0));
        table.forEach((pollutant, limits) -> {
            for (int i = 0; i < limits.size(); i++) {
                double limit = limits.get(i);
                assertThat(AirQualityIndex.band(pollutant, limit).number()).isEqualTo(i + 2);
                assertThat(AirQualityIndex.band(pollutant, limit - 0.01).number()).isEqualTo(i + 1);
            }
        });
    }

    @Test
    void givenAMissingPollutant_whenTheRestIsClean_thenTheIndexIsMarkedPartial() {
        AirQuality air = AirQualityIndex.of(Map.of(PM25, 2.0));
        assertThat(air.band()).isEqualTo(Band.GOOD);
        assertThat(air.partial()).isTrue();
        assertThat(
                        AirQualityIndex.of(
                                        Map.of(PM25, 2.0, PM10, 2.0, NO2, 2.0, O3, 2.0, SO2, 2.0))
                                .partial())
                .isFalse();
    }

    @Test
    void givenNeitherParticlesNorNitrogenDioxide_whenAsked_thenThereIsNoIndex() {
        assertThat(AirQualityIndex.of(Map.of(O3, 30.0, SO2, 3.0)).band()).isEqualTo(Band.UNKNOWN);
        assertThat(AirQualityIndex.of(Map.of()).band()).isEqualTo(Band.UNKNOWN);
    }

    @Test
    void givenWhatIsNoConcentration_whenAsked_thenItIsRefused() {
        for (double wrong : new double[] {-1, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThatThrownBy(() -> AirQualityIndex.band(PM25, wrong)).isInstanceOf(Problem.class);
        }
    }

    @Test
    void aHigherConcentrationIsNeverABetterBand() {
        var random = new Random(1);
        for (int i = 0; i < 2_000; i++) {
            Pollutant p = Pollutant.values()[random.nextInt(5)];
            double a = random.nextDouble() * 400;
            double b = random.nextDouble() * 400;
            assertThat(AirQualityIndex.band(p, Math.max(a, b)))
                    .isGreaterThanOrEqualTo(AirQualityIndex.band(p, Math.min(a, b)));
        }
    }

    @Test
    void givenNamesOfObservedProperties_whenRead_thenPollutantsAreFound() {
        assertThat(Pollutant.find("PM2.5")).contains(PM25);
        assertThat(Pollutant.find("pm25")).contains(PM25);
        assertThat(Pollutant.find("NO2")).contains(NO2);
        assertThat(Pollutant.find("temperature")).isEmpty();
    }
}
