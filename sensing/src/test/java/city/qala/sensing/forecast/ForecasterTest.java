package city.qala.sensing.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ForecasterTest {

    private static final int CUT = 24 * 100;

    private final HourlyTable winter = MadeWinter.winter();
    private final Forecaster forecaster = Forecaster.train(winter, "smoke", CUT);

    @Test
    void givenAnotherFuture_whenForecastAtAnHour_thenNothingSaidThereIsDifferent() {
        for (int row : new int[] {CUT + 2, CUT + 400}) {
            var other = Forecaster.train(MadeWinter.winter(row), "smoke", CUT);
            assertThat(other.at(row)).isEqualTo(forecaster.at(row));
        }
    }

    @Test
    void givenAnotherFuture_whenForecastLater_thenItIsDifferent() {
        int row = CUT + 400;
        var other = Forecaster.train(MadeWinter.winter(row), "smoke", CUT);
        assertThat(other.at(row + 30)).isNotEqualTo(forecaster.at(row + 30));
    }

    @Test
    void givenTheOrderOfQuestions_whenAskedAgain_thenTheAnswersAreTheSame() {
        List<Forecast> early = forecaster.at(CUT + 3);
        forecaster.at(CUT + 700);
        assertThat(forecaster.at(CUT + 3)).isEqualTo(early);
    }

    @Test
    void givenADailyPattern_whenForecast_thenItIsFarBetterThanTheLastValue() {
        double squares = 0;
        double naive = 0;
        int inside = 0;
        int all = 0;
        for (int row = CUT; row + 24 < winter.hours(); row += 5) {
            double now = winter.value("smoke", row);
            if (Double.isNaN(now)) continue;
            for (Forecast f : forecaster.at(row)) {
                double truth = winter.value("smoke", row + f.horizonHours());
                if (Double.isNaN(truth)) continue;
                squares += (f.value() - truth) * (f.value() - truth);
                naive += (now - truth) * (now - truth);
                if (f.lo80() <= truth && truth <= f.hi80()) inside++;
                all++;
            }
        }
        assertThat(1 - Math.sqrt(squares / naive)).as("skill").isGreaterThan(0.4);
        assertThat((double) inside / all).as("inside of the 80%% interval").isBetween(0.72, 0.88);
    }

    @Test
    void givenSevenWeeks_whenTrained_thenTheLastValueIsRepeatedAndTheModelSaysSo() {
        var young = Forecaster.train(winter, "smoke", 24 * 49);
        assertThat(young.model()).isEqualTo("persistence");
        assertThat(forecaster.model()).isEqualTo("blend");
        double now = winter.value("smoke", 24 * 60);
        assertThat(young.at(24 * 60)).hasSize(24).allMatch(f -> f.value() == now);
    }
}
