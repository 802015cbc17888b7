package city.qala.pulse.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import city.qala.kernel.Problem;
import city.qala.testkit.ForAll;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ReleasedCubeTest {

    private static final Epsilon EPSILON = new Epsilon(400_000);
    private static final List<Integer> ALL_DAY = IntStream.range(0, 24).boxed().toList();
    private static final Domain DOMAIN =
            new Domain(List.of("A", "B"), 24, List.of("coffee", "fuel"));

    private static ReleasedCube cube(long seed, int areas) {
        var dice = Dice.of(ForAll.random(seed)::nextBytes);
        DayBuild build = DayBuild.begin(DOMAIN, Bound.PURCHASES, areas, EPSILON, dice);
        for (int p = 0; p < 400; p++)
            build.add(
                    0,
                    p,
                    p % 4 == 0 ? "B" : "A",
                    8 + p % 10,
                    "coffee",
                    p % Math.max(1, areas) - (areas == 0 ? 1 : 0));
        return build.release();
    }

    @Test
    void givenTheSameQuestionInOtherWords_whenAsked_thenTheNumberIsTheSame() {
        ReleasedCube cube = cube(1, 0);
        var one = new Question(List.of("A", "B"), List.of(8, 9), List.of("coffee"));
        var other = new Question(List.of("B", "A", "B"), List.of(9, 8, 8), List.of("coffee"));

        assertThat(other).isEqualTo(one);
        assertThat(cube.sum(other).value()).isEqualTo(cube.sum(one).value());
    }

    @Test
    void givenTwoLevels_whenReconciled_thenTheirTotalsAgreeInEveryQuarterOfTheDay() {
        ForAll.check(
                20,
                r -> r.nextLong(),
                seed -> {
                    ReleasedCube cube = cube(seed, 7);
                    for (int part = 0; part < 4; part++) {
                        int quarter = part;
                        List<Integer> hours =
                                IntStream.range(6 * part, 6 * part + 6).boxed().toList();
                        var all = new Question(DOMAIN.places(), hours, DOMAIN.kinds());
                        long areas =
                                IntStream.range(0, 7)
                                        .mapToLong(a -> cube.area(a, quarter).value())
                                        .sum();
                        assertThat(areas).isEqualTo(cube.sum(all).value());
                    }
                });
    }

    @Test
    void givenManyReleases_whenTheNoiseIsMeasured_thenItIsWhatIsSaid() {
        var morning = new Question(DOMAIN.places(), List.of(6, 7, 8, 9, 10, 11), DOMAIN.kinds());
        long truth = IntStream.range(0, 400).filter(p -> 8 + p % 10 < 12).count();
        int times = 400;
        double mean = 0;
        double square = 0;
        double said = 0;
        double held = 0;
        for (int i = 0; i < times; i++) {
            ReleasedCube.SafeCount count = cube(i, 7).sum(morning);
            double off = count.value() - truth;
            mean += off / times;
            square += off * off / times;
            said = count.noiseMilli() / 1000.0;
            if (Math.abs(off) * 1000 <= count.halfMilli()) held++;
        }
        assertThat(mean).isCloseTo(0, within(4 * said / Math.sqrt(times)));
        assertThat(Math.sqrt(square)).isCloseTo(said, within(0.15 * said));
        assertThat(held / times).isBetween(0.92, 0.985);
        // Knowing the total twice must help: 24 cells alone would have 13.25 * sqrt(24) = 64.9.
        assertThat(said).isLessThan(64.9);
    }

    @Test
    void givenOneCell_whenItsIntervalIsMeasured_thenItHoldsNinetyFivePerCent() {
        var sampler = new Sampler(Dice.of(ForAll.random(3)::nextBytes));
        var cell = new Question(List.of("B"), List.of(3), List.of("fuel"));
        long half = cube(1, 0).sum(cell).halfMilli();
        Mechanism noise = cube(1, 0).levels().base();
        int held = 0;
        for (int i = 0; i < 50_000; i++) if (Math.abs(noise.draw(sampler)) * 1000 <= half) held++;
        assertThat(held / 50_000.0).isBetween(0.948, 0.965);
    }

    @Test
    void givenAnEmptyDay_whenReleased_thenEveryCellIsThereAndMayBeNegative() {
        var dice = Dice.of(ForAll.random(5)::nextBytes);
        ReleasedCube empty = DayBuild.begin(DOMAIN, Bound.PURCHASES, 0, EPSILON, dice).release();

        assertThat(empty.values()).hasSize(DOMAIN.cells());
        assertThat(IntStream.of(empty.values())).anyMatch(v -> v < 0).anyMatch(v -> v > 0);
    }

    @Test
    void givenAValueBesideItsNoise_whenShown_thenOnlyFourStandardDeviationsAreClear() {
        var sum = cube(2, 0).sum(new Question(DOMAIN.places(), ALL_DAY, List.of("coffee")));
        var none = cube(2, 0).sum(new Question(List.of("B"), List.of(2), List.of("fuel")));

        assertThat(sum.value() * 1000 >= 4 * sum.noiseMilli()).isEqualTo(sum.isClear());
        assertThat(none.isClear()).isFalse();
        assertThat(sum.plus(sum).noiseMilli())
                .isCloseTo((long) Math.ceil(Math.sqrt(2) * sum.noiseMilli()), within(2L));
    }

    @Test
    void givenAPlaceOutsideTheDomain_whenAsked_thenItIsRefusedWhateverTheData() {
        var asked = new Question(List.of("Z"), List.of(1), List.of("coffee"));
        assertThatThrownBy(() -> cube(1, 0).sum(asked)).isInstanceOf(Problem.class);
        assertThatThrownBy(() -> cube(1, 7).area(7, 0)).isInstanceOf(Problem.class);
    }

    @Test
    void givenAReleasedDay_whenReleasedAgain_thenThereIsNoSecondNoise() {
        DayBuild build = DayBuild.begin(DOMAIN, Bound.PURCHASES, 0, EPSILON);
        build.release();
        assertThatThrownBy(build::release).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> build.add(0, 1, "A", 1, "fuel", -1))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void givenAKeptCube_whenReadBack_thenItAnswersTheSame() {
        ReleasedCube cube = cube(9, 7);
        CubeText text = CubeText.of(cube);
        ReleasedCube again = CubeText.kept(text.bytes()).cube(DOMAIN, Bound.PURCHASES, 7, EPSILON);
        var asked = new Question(List.of("A"), ALL_DAY, List.of("coffee"));

        assertThat(CubeText.of(again).fingerprint()).isEqualTo(text.fingerprint());
        assertThat(again.sum(asked)).hasToString(cube.sum(asked).toString());
        assertThat(again.lost().value()).isEqualTo(cube.lost().value());
    }
}
