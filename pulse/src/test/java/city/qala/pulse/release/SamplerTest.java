package city.qala.pulse.release;

import static org.assertj.core.api.Assertions.assertThat;

import city.qala.testkit.ForAll;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The noise follows its law exactly: counts of many draws against the masses. */
class SamplerTest {

    private static final int SHORT = 100_000;
    private static final int LONG = 1_000_000;

    private static Sampler sampler(long seed) {
        return new Sampler(Dice.of(ForAll.random(seed)::nextBytes));
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "3, 1", "75, 8"})
    void givenAScale_whenDrawnOften_thenTheLaplaceMassesAreMet(long over, long under) {
        var sampler = sampler(over);
        check(SHORT, (double) over / under, () -> sampler.laplace(over, under));
    }

    @Tag("long")
    @ParameterizedTest
    @CsvSource({"1, 3", "1, 1", "3, 1", "75, 8", "75, 1"})
    void givenFiveScales_whenDrawnAMillionTimes_thenTheLaplaceMassesAreMet(long over, long under) {
        var sampler = new Sampler(Dice.secure());
        check(LONG, (double) over / under, () -> sampler.laplace(over, under));
    }

    @ParameterizedTest
    @CsvSource({"1", "9", "400"})
    void givenAVariance_whenDrawnOften_thenTheGaussianMassesAreMet(long variance) {
        var sampler = sampler(variance);
        double[] mass = masses(x -> Math.exp(-x * x / 2.0 / variance), reach(Math.sqrt(variance)));
        assertThat(excess(SHORT, mass, () -> sampler.gaussian(variance))).isLessThan(4.5);
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "1, 3", "1, 1", "5, 2"})
    void givenAFraction_whenTossed_thenItsExponentialIsTheChance(long over, long under) {
        var sampler = sampler(7);
        double p = Math.exp(-(double) over / under);
        long hits =
                Stream.generate(() -> sampler.isExp(over, under))
                        .limit(SHORT)
                        .filter(b -> b)
                        .count();
        double spread = Math.sqrt(SHORT * p * (1 - p)) + 1e-9;
        assertThat(Math.abs(hits - SHORT * p) / spread).isLessThan(4.5);
    }

    @Test
    void givenABiasedLaw_whenChecked_thenTheCheckFindsIt() {
        var sampler = sampler(1);
        // Zero twice as often as it should be, as a sampler that forgot to throw away "minus zero".
        LongSupplier biased =
                () -> {
                    long x = sampler.laplace(3, 1);
                    return x == 1 ? 0 : x;
                };
        double[] mass = masses(x -> Math.exp(-Math.abs(x) / 3.0), reach(3));
        assertThat(excess(SHORT, mass, biased)).isGreaterThan(4.5);
    }

    private static void check(int draws, double scale, LongSupplier draw) {
        double[] mass = masses(x -> Math.exp(-Math.abs(x) / scale), reach(scale));
        assertThat(excess(draws, mass, draw))
                .as("chi-square, in standard deviations over its mean")
                .isLessThan(4.5);
    }

    private static int reach(double scale) {
        return (int) Math.ceil(6 * scale) + 3;
    }

    private static double[] masses(java.util.function.IntToDoubleFunction weight, int reach) {
        double[] mass = new double[2 * reach + 1];
        double sum = 0;
        for (int far = -60 * reach; far <= 60 * reach; far++) sum += weight.applyAsDouble(far);
        for (int x = -reach; x <= reach; x++) mass[x + reach] = weight.applyAsDouble(x) / sum;
        return mass;
    }

    /** Chi-square of cells with at least ten expected, the rest in one, against its own law. */
    private static double excess(int draws, double[] mass, LongSupplier draw) {
        int reach = mass.length / 2;
        long[] seen = new long[mass.length];
        for (int i = 0; i < draws; i++) {
            long x = draw.getAsLong();
            if (Math.abs(x) <= reach) seen[(int) x + reach]++;
        }
        double chi = 0;
        int cells = 0;
        double restExpected = draws;
        double restSeen = draws;
        for (int i = 0; i < mass.length; i++) {
            double expected = draws * mass[i];
            if (expected < 10) continue;
            chi += (seen[i] - expected) * (seen[i] - expected) / expected;
            restExpected -= expected;
            restSeen -= seen[i];
            cells++;
        }
        if (restExpected >= 10)
            chi += (restSeen - restExpected) * (restSeen - restExpected) / restExpected;
        else cells--;
        return (chi - cells) / Math.sqrt(2.0 * cells);
    }
}
