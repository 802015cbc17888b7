package city.qala.pulse.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import city.qala.kernel.Problem;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

/** The published sizes of noise at an epsilon of 1 for a person's day. */
class MechanismTest {

    private static final Epsilon DAY = new Epsilon(1_000_000);

    @Test
    void givenADayOfEpsilonOne_whenPurchasesAreReleased_thenTheirNoiseIsThirteen() {
        Mechanism noise = Levels.of(Bound.PURCHASES, Topic.PURCHASES.of(DAY), 60).base();

        assertThat(noise).isEqualTo(new Mechanism(Mechanism.Law.LAPLACE, 75, 8));
        // 2p/(1-p)² with p = exp(-8/75)
        assertThat(Math.sqrt(noise.microVariance() / 1e6)).isCloseTo(13.252, within(0.001));
    }

    @Test
    void givenADayOfEpsilonOne_whenPresenceIsReleased_thenTheGaussianWins() {
        Mechanism noise = Levels.of(Bound.PRESENCE, Topic.PRESENCE.of(DAY), 60).base();

        assertThat(noise.law()).isEqualTo(Mechanism.Law.GAUSSIAN);
        double root = Math.sqrt(Math.log(1e9) + 0.32) - Math.sqrt(Math.log(1e9));
        assertThat(noise.over()).isEqualTo((long) Math.ceil(24 / (2 * root * root)));
        assertThat(Math.sqrt(noise.over())).isLessThan(107);
    }

    @Test
    void givenFewCells_whenTheLesserNoiseIsTaken_thenItIsTheLaplace() {
        assertThat(Mechanism.least(3, DAY).law()).isEqualTo(Mechanism.Law.LAPLACE);
        assertThat(Mechanism.least(24, DAY).law()).isEqualTo(Mechanism.Law.GAUSSIAN);
    }

    @Test
    void givenAreas_whenSeveralHoursOfOneFallTogether_thenOnlyTheLaplaceIsUsed() {
        assertThat(Levels.of(Bound.PRESENCE, DAY, 60).area().law())
                .isEqualTo(Mechanism.Law.LAPLACE);
    }

    @Test
    void theSharesOfADayNeverAddUpToMoreThanIt() {
        long all = 0;
        for (Topic topic : Topic.values()) all += topic.of(DAY).micro();
        assertThat(all).isEqualTo(DAY.micro());
        for (int areas : new int[] {0, 60}) {
            Levels levels = Levels.of(Bound.PURCHASES, DAY, areas);
            double spent = 3.0 * levels.base().under() / levels.base().over();
            spent += 10.0 * levels.lost().under() / levels.lost().over();
            if (areas > 0) spent += 3.0 * levels.area().under() / levels.area().over();
            assertThat(spent).isCloseTo(1, within(1e-9));
        }
    }

    @Test
    void exponentialAndLogarithmAreThoseOfTheBooks() {
        for (double x : new double[] {-20, -1.5, -1e-3, 0, 0.7, 3, 11}) {
            BigDecimal exp = Decimals.exp(BigDecimal.valueOf(x));
            assertThat(exp.doubleValue() / Math.exp(x)).isCloseTo(1, within(1e-14));
        }
        for (double x : new double[] {1e-7, 0.3, 1, 2, 17, 1e9})
            assertThat(Decimals.ln(BigDecimal.valueOf(x)).doubleValue())
                    .isCloseTo(Math.log(x), within(1e-13));
    }

    @Test
    void givenAnEpsilonOfNothingOrTooMuch_whenMade_thenItIsRefused() {
        assertThatThrownBy(() -> Epsilon.of(BigDecimal.ZERO)).isInstanceOf(Problem.class);
        assertThatThrownBy(() -> Epsilon.of(new BigDecimal("1e30"))).isInstanceOf(Problem.class);
        assertThatThrownBy(() -> Epsilon.of(new BigDecimal("1e-9"))).isInstanceOf(Problem.class);
        assertThat(Epsilon.of(new BigDecimal("0.3200009"))).hasToString("0.32");
    }
}
