package city.qala.pulse.movement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import city.qala.testkit.ForAll;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class LinkRuleTest {

    private static final int HOURS = 56 * 24;

    /** A made town: a daily shape, weather that moves people, and what is planted in sales. */
    private record Made(double elasticity, int lag, double ofWeather, double people, double sold) {}

    private static HourSeries made(Made made, long seed, double peopleNoise, double salesNoise) {
        RandomGenerator random = ForAll.random(seed);
        double[] weather = wander(random, 0.97, 0.06);
        double[] crowd = wander(random, 0.8, 0.12);
        var series = new HourSeries();
        for (int t = 0; t < HOURS; t++) {
            double shape = 1 + 0.8 * Math.sin((t % 24 - 7) / 24.0 * 2 * Math.PI);
            double people =
                    made.people() * Math.max(shape, 0.3) * Math.exp(move(crowd, weather, t));
            double asked =
                    made.sold()
                            * Math.max(shape, 0.3)
                            * Math.exp(
                                    made.elasticity()
                                                    * move(
                                                            crowd,
                                                            weather,
                                                            Math.max(0, t - made.lag()))
                                            + made.ofWeather() * weather[t]);
            double sales = Math.round(asked + Math.sqrt(asked) * random.nextGaussian());
            series.add(
                    500_000 + t,
                    people + peopleNoise * random.nextGaussian(),
                    sales + salesNoise * random.nextGaussian(),
                    weather[t]);
        }
        return series;
    }

    private static double move(double[] crowd, double[] weather, int t) {
        return crowd[t] + 0.5 * weather[t];
    }

    private static double[] wander(RandomGenerator random, double stay, double step) {
        double[] x = new double[HOURS];
        for (int t = 1; t < HOURS; t++) x[t] = stay * x[t - 1] + step * random.nextGaussian();
        return x;
    }

    @Test
    void givenSalesThatFollowPeople_whenCompared_thenLagAndElasticityAreFound() {
        for (int lag = 0; lag <= 6; lag += 2) {
            Link link =
                    LinkRule.of(made(new Made(0.8, lag, 0, 900, 30), lag, 0, 0), 0).orElseThrow();
            assertThat(link.lagHours()).isEqualTo(lag);
            assertThat(link.elasticity()).isCloseTo(0.8, within(0.12));
            assertThat(link.isWith(0.01)).isTrue();
        }
    }

    @Test
    void givenSalesThatFollowTheWeatherOnly_whenCompared_thenNoLinkIsShown() {
        int shown = 0;
        for (int seed = 0; seed < 20; seed++) {
            HourSeries series = made(new Made(0, 0, 0.6, 900, 30), 50 + seed, 0, 0);
            if (LinkRule.of(series, 0).orElseThrow().isWith(0.05)) shown++;
        }
        assertThat(shown).isLessThanOrEqualTo(2);
    }

    @Test
    void givenManyTowns_whenIntervalsAreCompared_thenTheyHoldWhatWasPlanted() {
        int held = 0;
        for (int seed = 0; seed < 40; seed++) {
            Link link =
                    LinkRule.of(made(new Made(0.6, 2, 0.2, 900, 30), 100 + seed, 0, 0), 0)
                            .orElseThrow();
            if (link.low() <= 0.6 && 0.6 <= link.high()) held++;
        }
        assertThat(held).isGreaterThanOrEqualTo(35);
    }

    @Test
    void givenReleasedSeries_whenTheNoiseIsKnown_thenTheElasticityIsMended() {
        double naive = 0;
        double mended = 0;
        for (int seed = 0; seed < 6; seed++) {
            HourSeries series = made(new Made(0.8, 1, 0, 2_500, 800), 200 + seed, 107, 13);
            naive += LinkRule.of(series, 0).orElseThrow().elasticity() / 6;
            Link link = LinkRule.of(series, 107).orElseThrow();
            mended += link.elasticity() / 6;
            assertThat(link.lagHours()).isEqualTo(1);
            assertThat(link.reliability()).isBetween(0.7, 0.999);
        }
        assertThat(naive).isLessThan(0.78);
        assertThat(mended).isCloseTo(0.8, within(0.03));
    }

    @Test
    void givenLessThanFourWeeks_whenCompared_thenNothingIsSaid() {
        var series = new HourSeries();
        for (int t = 0; t < 27 * 24; t++) series.add(t, 100 + t % 24, 5, 0);
        assertThat(LinkRule.of(series, 0)).isEmpty();
    }

    @Test
    void givenHoursOutOfOrderAndTwice_whenTaken_thenTheyAreInOrderAndOnce() {
        var series = new HourSeries();
        assertThat(series.add(5, 1, 1, 0)).isTrue();
        assertThat(series.add(3, 2, 2, 0)).isTrue();
        assertThat(series.add(4, 3, 3, 0)).isTrue();
        assertThat(series.add(5, 9, 9, 9)).isFalse();

        assertThat(series.size()).isEqualTo(3);
        assertThat(new double[] {series.footfall(0), series.footfall(1), series.footfall(2)})
                .isEqualTo(new double[] {2, 3, 1});
        assertThat(series.before(2, 2)).isZero();
        assertThat(series.before(2, 6)).isNegative();
    }

    @Test
    void theNormalAndStudentTailsAreThoseOfTheTables() {
        assertThat(Normal.beyond(1.959964)).isCloseTo(0.05, within(1e-7));
        assertThat(Normal.beyond(0)).isEqualTo(1);
        assertThat(Normal.beyond(4)).isCloseTo(6.334e-5, within(1e-8));
        assertThat(Normal.beyond(2.0040, 55)).isCloseTo(0.05, within(1e-4));
        assertThat(Normal.width95(55)).isCloseTo(2.0040, within(1e-3));
        assertThat(Arrays.stream(new double[] {0.5, 1, 3}).map(Normal::beyond).sum()).isLessThan(1);
    }
}
