package city.qala.pulse.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import city.qala.pulse.release.AttackBench.Row;
import city.qala.testkit.ForAll;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The release survives its attackers; one with a planted fault does not. */
class AttackTest {

    private static final int SHORT = 120;
    private static final Epsilon ONE = new Epsilon(1_000_000);

    private static Set<String> fallsTo(AttackBench.Target target) {
        return AttackBench.fallsTo(target, BigDecimal.ONE, SHORT);
    }

    @Test
    void givenTheRelease_whenAttacked_thenItSurvivesAll() {
        assertThat(fallsTo(new Released(Dice.of(ForAll.random(2)::nextBytes)))).isEmpty();
    }

    @Tag("long")
    @Test
    void givenTheRelease_whenAttackedInAThousandWorlds_thenItSurvivesAll() {
        assertThat(AttackBench.fallsTo(new Released(Dice.secure()), BigDecimal.ONE, 1_000))
                .isEmpty();
    }

    @Test
    void givenBoundsOff_whenAttacked_thenTheHeavyPersonIsSeen() {
        assertThat(fallsTo(new BoundsOff())).contains("heavy person");
    }

    @Test
    void givenFreshNoise_whenAttacked_thenAveragingSeesThrough() {
        assertThat(fallsTo(new FreshNoise())).contains("averaging", "rewording");
    }

    @Test
    void givenEmptyCellsMissing_whenAttacked_thenANewKeyTells() {
        assertThat(fallsTo(new EmptyMissing())).contains("new key", "isolated cell");
    }

    @Test
    void givenFloatingNoise_whenAttacked_thenTheLowBitsTell() {
        assertThat(fallsTo(new FloatingNoise())).contains("low bits");
    }

    @Test
    void givenNoNoise_whenAttacked_thenEverythingFalls() {
        assertThat(fallsTo(new NoNoise()))
                .contains("isolated cell", "differencing", "whole release", "reconstruction");
    }

    @Test
    void theBoundOnChancesIsThatOfTheTables() {
        // Clopper and Pearson, 95 % two-sided: 8 of 10 is 0.4439 to 0.9748.
        assertThat(AttackBench.lower(8, 10)).isCloseTo(0.4439, within(1e-4));
        assertThat(AttackBench.lower(0, 10)).isZero();
    }

    /** The product's own release. */
    private static class Released implements AttackBench.Target {
        final Dice dice;
        ReleasedCube cube = build(List.of(), Dice.secure());

        Released(Dice dice) {
            this.dice = dice;
        }

        static ReleasedCube build(List<Row> rows, Dice dice) {
            DayBuild build = DayBuild.begin(AttackBench.DOMAIN, Bound.PURCHASES, 0, ONE, dice);
            for (Row r : rows) build.add(0, r.person(), r.district(), r.hour(), r.category(), -1);
            return build.release();
        }

        @Override
        public void load(List<Row> rows) {
            cube = build(rows, dice);
        }

        @Override
        public Optional<BigDecimal> ask(Question question) {
            return Optional.of(BigDecimal.valueOf(cube.sum(question).value()));
        }
    }

    /** Counts that a planted fault starts from. */
    private abstract static class Faulty implements AttackBench.Target {
        final RandomGenerator random = ForAll.random(3);
        final Dice dice = Dice.of(ForAll.random(4)::nextBytes);
        List<Row> rows = List.of();

        static Contributions counted(List<Row> rows, Bound bound) {
            var counted = new Contributions(AttackBench.DOMAIN, bound, new KeyedOrder(8, 9));
            Domain d = AttackBench.DOMAIN;
            for (Row r : rows)
                counted.add(
                        0,
                        r.person(),
                        d.cell(d.place(r.district()), r.hour(), d.kind(r.category())),
                        -1);
            return counted;
        }

        static long sum(long[] counts, Question q) {
            Domain d = AttackBench.DOMAIN;
            long sum = 0;
            for (String p : q.places())
                for (int h : q.hours())
                    for (String k : q.kinds()) sum += counts[d.cell(d.place(p), h, d.kind(k))];
            return sum;
        }

        @Override
        public void load(List<Row> loaded) {
            rows = loaded;
        }
    }

    /** The noise of three cells a person, the counts of a thousand. */
    private static final class BoundsOff extends Faulty {
        private ReleasedCube cube = Released.build(List.of(), dice);

        @Override
        public void load(List<Row> loaded) {
            cube =
                    ReleasedCube.release(
                            AttackBench.DOMAIN,
                            Levels.of(Bound.PURCHASES, ONE, 0),
                            ONE,
                            counted(loaded, new Bound(1000, false)),
                            dice);
        }

        @Override
        public Optional<BigDecimal> ask(Question question) {
            return Optional.of(BigDecimal.valueOf(cube.sum(question).value()));
        }
    }

    /** New noise for every answer. */
    private static final class FreshNoise extends Faulty {
        private long[] counts = new long[0];

        @Override
        public void load(List<Row> loaded) {
            counts = counted(loaded, Bound.PURCHASES).counts();
        }

        @Override
        public Optional<BigDecimal> ask(Question question) {
            long noise = Mechanism.laplace(3, ONE).draw(new Sampler(dice));
            return Optional.of(BigDecimal.valueOf(sum(counts, question) + noise));
        }
    }

    /** Cells in which nobody was are not there. */
    private static final class EmptyMissing extends Faulty {
        private long[] counts = new long[0];
        private ReleasedCube cube = Released.build(List.of(), dice);

        @Override
        public void load(List<Row> loaded) {
            counts = counted(loaded, Bound.PURCHASES).counts();
            cube = Released.build(loaded, dice);
        }

        @Override
        public Optional<BigDecimal> ask(Question question) {
            if (sum(counts, question) == 0) return Optional.empty();
            return Optional.of(BigDecimal.valueOf(cube.sum(question).value()));
        }
    }

    /** Noise as a textbook has it, with a floating point. */
    private static final class FloatingNoise extends Faulty {
        private double noise;

        @Override
        public void load(List<Row> loaded) {
            super.load(loaded);
            noise = 3 * Math.log(random.nextDouble() / random.nextDouble());
        }

        @Override
        public Optional<BigDecimal> ask(Question question) {
            long count = sum(counted(rows, Bound.PURCHASES).counts(), question);
            return Optional.of(new BigDecimal(count + noise));
        }
    }

    /** The counts themselves. */
    private static final class NoNoise extends Faulty {
        private long[] counts = new long[0];

        @Override
        public void load(List<Row> loaded) {
            counts = counted(loaded, Bound.PURCHASES).counts();
        }

        @Override
        public Optional<BigDecimal> ask(Question question) {
            return Optional.of(BigDecimal.valueOf(sum(counts, question)));
        }
    }
}
