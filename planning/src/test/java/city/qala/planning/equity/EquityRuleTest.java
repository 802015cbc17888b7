package city.qala.planning.equity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import city.qala.kernel.Problem;
import city.qala.testkit.ForAll;
import java.util.List;
import java.util.random.RandomGenerator;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class EquityRuleTest {
    private static final Offset<Double> EXACT = within(1e-12);

    /** Projects of 2024 and inhabitants of the eight districts of Almaty, as published. */
    private static final double[] PROJECTS = {11, 21, 12, 0, 10, 1, 1, 12};

    private static final double[] PEOPLE = {
        317_700, 224_600, 358_000, 362_200, 242_100, 220_187, 267_000, 173_972
    };

    @Test
    void givenTheProjectsOfAlmaty_whenMeasuredPerHead_thenAThirdWouldHaveToMove() {
        Equity almaty = EquityRule.measure(Shares.of(perHead(), PEOPLE));

        assertThat(almaty.gini()).isEqualTo(0.4997911410109369, EXACT);
        assertThat(almaty.theilT()).isEqualTo(0.48387348287722887, EXACT);
        assertThat(almaty.hoover()).isEqualTo(0.3627773015752689, EXACT);
        assertThat(almaty.atkinsonHalf()).isEqualTo(0.3072441085671881, EXACT);
        assertThat(almaty.atkinsonOne()).isEqualTo(1, EXACT);
        assertThat(almaty.theilL()).as("one district has none").isEmpty();
    }

    @Test
    void givenOneWhoHasAll_whenMeasured_thenTheTextbookValuesComeOut() {
        Equity one = EquityRule.measure(Shares.of(new double[] {0, 0, 0, 10}));

        assertThat(one.gini()).isEqualTo(0.75, EXACT);
        assertThat(one.theilT()).isEqualTo(Math.log(4), EXACT);
        assertThat(one.hoover()).isEqualTo(0.75, EXACT);
        assertThat(one.atkinsonHalf()).isEqualTo(0.75, EXACT);
    }

    @Test
    void givenOneToFour_whenMeasured_thenEveryMeasureIsTheOneWorkedOutByHand() {
        Equity four = EquityRule.measure(Shares.of(new double[] {1, 2, 3, 4}));

        assertThat(four.gini()).isEqualTo(0.25, EXACT);
        assertThat(four.hoover()).isEqualTo(0.2, EXACT);
        double theilL = -(Math.log(0.4) + Math.log(0.8) + Math.log(1.2) + Math.log(1.6)) / 4;
        assertThat(four.theilL().orElseThrow()).isEqualTo(theilL, EXACT);
        assertThat(four.atkinsonOne()).isEqualTo(1 - Math.exp(-theilL), EXACT);
    }

    @Test
    void givenGroups_whenTheilIsTakenApart_thenBetweenAndWithinAreTheTotal() {
        TheilSplit split =
                EquityRule.split(
                        List.of(
                                Shares.of(new double[] {1, 2, 3}),
                                Shares.of(new double[] {4, 8}),
                                Shares.of(new double[] {10, 10, 10, 20})));

        assertThat(split.total()).isEqualTo(0.26970274371810765, EXACT);
        assertThat(split.between()).isEqualTo(0.21222317994701134, EXACT);
        assertThat(split.within()).isEqualTo(0.057479563771096434, EXACT);
    }

    @Test
    void anyTownSplitsExactly() {
        ForAll.check(
                40,
                random -> List.of(some(random), some(random), some(random)),
                groups -> {
                    TheilSplit split = EquityRule.split(groups);
                    assertThat(split.between() + split.within()).isEqualTo(split.total(), EXACT);
                });
    }

    @Test
    void givenNobodyHasAnything_whenMeasured_thenItIsRefused() {
        assertThatThrownBy(() -> EquityRule.measure(Shares.of(new double[] {0, 0})))
                .isInstanceOf(Problem.class);
        assertThatThrownBy(() -> Shares.of(new double[] {-1})).isInstanceOf(Problem.class);
        assertThatThrownBy(() -> Shares.of(new double[] {Double.NaN})).isInstanceOf(Problem.class);
    }

    private static double[] perHead() {
        double[] perHead = new double[PEOPLE.length];
        for (int i = 0; i < perHead.length; i++) perHead[i] = PROJECTS[i] / PEOPLE[i] * 1e5;
        return perHead;
    }

    private static Shares some(RandomGenerator random) {
        double[] values = random.doubles(1 + random.nextInt(30), 0, 50).toArray();
        double[] weights = random.doubles(values.length, 0.1, 900).toArray();
        return Shares.of(values, weights);
    }
}
