package city.qala.assess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import city.qala.kernel.Problem;
import city.qala.testkit.ForAll;
import org.junit.jupiter.api.Test;

class ScoringRuleTest {

    @Test
    void givenLessIsBetter_whenScored_thenTheSameFormulaServes() {
        assertThat(ScoringRule.performance(35.42, 60, 5)).isCloseTo(44.690909, within(1e-6));
        assertThat(ScoringRule.performance(60, 35, 5)).isZero();
        assertThat(ScoringRule.performance(4, 35, 5)).isEqualTo(100);
    }

    @Test
    void givenAValueOnAnEdge_whenBanded_thenTheBetterBandCounts() {
        assertThat(Band.of(32.999)).isEqualTo(Band.FAR);
        assertThat(Band.of(33)).isEqualTo(Band.PART);
        assertThat(Band.of(66)).isEqualTo(Band.NEAR);
        assertThat(Band.of(95)).isEqualTo(Band.MET);
    }

    @Test
    void givenAnEdgeReachedByADivision_whenBanded_thenRoundingDoesNotMoveIt() {
        ForAll.check(
                2_000,
                r -> new double[] {r.nextInt(1, 900) / 10.0, 100 + r.nextInt(0, 900) / 10.0},
                ends -> {
                    double at = ends[0] + (ends[1] - ends[0]) * 33 / 100;
                    assertThat(Band.of(ScoringRule.performance(at, ends[0], ends[1])))
                            .isEqualTo(Band.PART);
                });
    }

    @Test
    void aBetterValueIsNeverScoredLower() {
        ForAll.check(
                500,
                r -> new double[] {r.nextDouble(-50, 150), r.nextDouble(-50, 150)},
                v -> {
                    double worse = Math.min(v[0], v[1]);
                    double better = Math.max(v[0], v[1]);
                    assertThat(ScoringRule.performance(better, 0, 100))
                            .isGreaterThanOrEqualTo(ScoringRule.performance(worse, 0, 100))
                            .isBetween(0.0, 100.0);
                });
    }

    @Test
    void givenFloorAndTargetAreOne_whenScored_thenItIsRefused() {
        assertThatThrownBy(() -> ScoringRule.performance(1, 5, 5)).isInstanceOf(Problem.class);
        assertThatThrownBy(() -> ScoringRule.performance(Double.NaN, 0, 5))
                .isInstanceOf(Problem.class);
    }

    @Test
    void givenAServiceFarAboveItsTarget_whenRated_thenTheCeilingHolds() {
        assertThat(ScoringRule.ratio(1, 0.8, false)).isEqualTo(1.25);
        assertThat(ScoringRule.ratio(1, 100, true)).isEqualTo(1.25);
        assertThat(ScoringRule.ratio(0, 6, true)).isEqualTo(1.25);
        assertThat(ScoringRule.ratio(0, 0.8, false)).isZero();
        assertThat(ScoringRule.ratio(6.183333, 6, true)).isCloseTo(0.97035, within(1e-6));
    }

    @Test
    void givenTwoSources_whenTheyDifferByMoreThanATenth_thenTheyAreDisputed() {
        assertThat(ScoringRule.disparity(90, 100)).isCloseTo(0.1, within(1e-12));
        assertThat(ScoringRule.disputed(ScoringRule.disparity(90, 100))).isFalse();
        assertThat(ScoringRule.disputed(ScoringRule.disparity(89.9, 100))).isTrue();
        assertThat(ScoringRule.disparity(0, 0)).isZero();
        assertThat(ScoringRule.disparity(0, 7)).isEqualTo(1);
    }
}
