package city.qala.assess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import city.qala.kernel.Problem;
import city.qala.testkit.ForAll;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class StageRuleTest {

    private static List<CityAnswers> cities(RandomGenerator r, int n) {
        List<CityAnswers> cities = new ArrayList<>();
        for (int i = 0; i < n; i++)
            cities.add(new CityAnswers("c" + i, 16, r.nextInt(17), r.nextInt(33), r.nextInt(7)));
        return cities;
    }

    private static long count(List<StageRule.Placed> placed, Stage stage) {
        return placed.stream().filter(p -> p.stage() == stage).count();
    }

    @Test
    void given167Cities_whenStaged_thenThePublishedCountsComeOut() {
        var placed = StageRule.calibrated(cities(ForAll.random(1), 167));
        assertThat(count(placed, Stage.IMPLEMENTER)).isEqualTo(34);
        assertThat(count(placed, Stage.ADVANCER)).isEqualTo(97);
        assertThat(count(placed, Stage.SPRINTER)).isEqualTo(36);
    }

    @Test
    void givenTheThreeCriteria_whenScored_thenTheyWeighTheSame() {
        var city = new CityAnswers("a", 16, 10, 11, 4);
        assertThat(city.score())
                .isCloseTo(100 * (10 / 16.0 + 11 / 32.0 + 4 / 6.0) / 3, within(1e-9));
        assertThat(city.weighed(1 / 3.0, 1 / 3.0, 1 / 3.0)).isCloseTo(city.score(), within(1e-9));
    }

    @Test
    void theOrderOfTheFileChangesNoStage() {
        ForAll.check(
                50,
                r -> cities(r, 2 + r.nextInt(60)),
                cities -> {
                    var shuffled = new ArrayList<>(cities);
                    Collections.shuffle(shuffled, new Random(7));
                    assertThat(StageRule.calibrated(shuffled))
                            .isEqualTo(StageRule.calibrated(cities));
                });
    }

    @Test
    void givenEqualScores_whenOrdered_thenProgressThenStepsThenIdDecide() {
        var moreProgress = new CityAnswers("a", 6, 0, 4, 0);
        var moreSteps = new CityAnswers("b", 6, 0, 2, 1);
        var plansOnly = new CityAnswers("c", 6, 2, 0, 0);
        assertThat(moreProgress.score()).isEqualTo(moreSteps.score()).isEqualTo(plansOnly.score());
        assertThat(
                        StageRule.calibrated(List.of(moreProgress, moreSteps, plansOnly)).stream()
                                .map(p -> p.city().id()))
                .containsExactly("c", "b", "a");
    }

    @Test
    void givenASetOfAllSizes_whenStaged_thenCutsLieBetweenTheStages() {
        ForAll.check(
                50,
                r -> cities(r, 1 + r.nextInt(40)),
                cities -> {
                    var placed = StageRule.calibrated(cities);
                    StageCuts cuts = StageRule.cuts(placed);
                    for (var p : placed) {
                        double score = p.city().score();
                        if (p.stage() != Stage.SPRINTER)
                            assertThat(score).isLessThanOrEqualTo(cuts.sprinterFrom());
                        if (p.stage() == Stage.IMPLEMENTER)
                            assertThat(score).isLessThanOrEqualTo(cuts.advancerFrom());
                        if (p.stage() == Stage.SPRINTER)
                            assertThat(score).isGreaterThanOrEqualTo(cuts.sprinterFrom());
                    }
                });
    }

    @Test
    void givenImpossibleAnswers_whenRead_thenTheyAreRefused() {
        assertThatThrownBy(() -> new CityAnswers("a", 16, 17, 0, 0)).isInstanceOf(Problem.class);
        assertThatThrownBy(() -> new CityAnswers("a", 16, 0, 33, 0)).isInstanceOf(Problem.class);
        assertThatThrownBy(() -> new CityAnswers("a", 16, 0, 0, 7)).isInstanceOf(Problem.class);
        assertThatThrownBy(() -> new CityAnswers("a", 0, 0, 0, 0)).isInstanceOf(Problem.class);
    }

    @Test
    void givenACityWithAllOrNothing_whenWeightsAreDrawn_thenItsPlaceDoesNotDependOnThem() {
        var cities = cities(ForAll.random(3), 20);
        cities.add(new CityAnswers("best", 16, 16, 32, 6));
        cities.add(new CityAnswers("least", 16, 0, 0, 0));
        var placed = StageRule.calibrated(cities);
        var spreads = new WeightDraws().spreads(placed, false, StageRule.cuts(placed));
        var best = spreads[placed.size() - 1];
        assertThat(placed.getLast().city().id()).isEqualTo("best");
        assertThat(best.rankBest()).isEqualTo(1);
        assertThat(best.sameStage()).isEqualTo(1);
        assertThat(best.scoreLow()).isCloseTo(100, within(1e-9));
        for (int i = 0; i < spreads.length; i++) {
            assertThat(placed.get(i).city().score())
                    .isBetween(
                            Math.min(spreads[i].scoreLow(), placed.get(i).city().score()), 100.0);
            assertThat(spreads[i].rankBest()).isLessThanOrEqualTo(spreads[i].rankWorst());
        }
    }
}
