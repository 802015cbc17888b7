package city.qala.pulse.release;

import java.math.BigInteger;
import java.util.Arrays;

/**
 * The counts of one day that may be known: bounded for each person, noise added once to every cell
 * of the domain, filled or empty. Answers are sums of its cells, so asking tells nothing new.
 *
 * <p>Cells may be negative. They stay so in sums, which would lean upwards otherwise.
 */
public final class ReleasedCube {

    private static final BigInteger MILLION = BigInteger.valueOf(1_000_000);

    private final Domain domain;
    private final Levels levels;
    private final Epsilon epsilon;
    private final int[] values;
    private final int[] areas;
    private final long lost;
    private final long all;

    private ReleasedCube(
            Domain domain, Levels levels, Epsilon epsilon, int[] values, int[] areas, long lost) {
        this.domain = domain;
        this.levels = levels;
        this.epsilon = epsilon;
        this.values = values;
        this.areas = areas;
        this.lost = lost;
        this.all = Arrays.stream(values).asLongStream().sum();
    }

    /**
     * A number that may leave. There is no way to one but through bounds and noise: only {@link
     * ReleasedCube} makes them.
     */
    public static final class SafeCount {
        private final long value;
        private final BigInteger microVariance;
        private final long cells;
        private final Epsilon epsilon;

        private SafeCount(long value, BigInteger microVariance, long cells, Epsilon epsilon) {
            this.value = value;
            this.microVariance = microVariance;
            this.cells = cells;
            this.epsilon = epsilon;
        }

        /** The sum of noised cells; may be negative. */
        public long value() {
            return value;
        }

        /** Standard deviation of the added noise, in thousandths, rounded up. */
        public long noiseMilli() {
            return Decimals.rootUp(microVariance);
        }

        /**
         * Half the width of the 95 % interval of the noise, in thousandths. A single Laplace cell
         * has longer tails than the normal law; 0.21 of a standard deviation over the number of
         * cells makes up for it (Cornish and Fisher's term for an excess of 3).
         */
        public long halfMilli() {
            return Math.ceilDiv(noiseMilli() * (1960 * cells + 210), 1000 * cells);
        }

        /** How many released cells it sums. */
        public long cells() {
            return cells;
        }

        /** What one person's day may have swayed, in all cells of this table together. */
        public Epsilon epsilon() {
            return epsilon;
        }

        /**
         * Whether it is at least four standard deviations of its noise, which a screen requires.
         */
        public boolean isClear() {
            BigInteger square = BigInteger.valueOf(value).pow(2).multiply(MILLION);
            return value > 0 && square.compareTo(microVariance.shiftLeft(4)) >= 0;
        }

        /** The sum with a count of another day, whose noise was drawn apart. */
        public SafeCount plus(SafeCount otherDay) {
            return new SafeCount(
                    value + otherDay.value,
                    microVariance.add(otherDay.microVariance),
                    cells + otherDay.cells,
                    epsilon.compareTo(otherDay.epsilon) > 0 ? epsilon : otherDay.epsilon);
        }

        @Override
        public String toString() {
            return value + " (noise s.d. " + noiseMilli() / 1000 + ")";
        }
    }

    /** The cells of a question in cubes of one shape. */
    public static final class Selection {
        private final Domain domain;
        private final Levels levels;
        private final int[] cells;
        private final BigInteger microVariance;

        private Selection(Domain domain, Levels levels, int[] cells, BigInteger microVariance) {
            this.domain = domain;
            this.levels = levels;
            this.cells = cells;
            this.microVariance = microVariance;
        }

        /** Whether a cube has these cells with this noise. */
        @SuppressWarnings("ReferenceEquality") // the usual case, told without comparing lists
        public boolean fits(ReleasedCube cube) {
            return (domain == cube.domain || domain.equals(cube.domain))
                    && levels.equals(cube.levels);
        }
    }

    /** Adds noise to every cell, once. */
    static ReleasedCube release(
            Domain domain, Levels levels, Epsilon epsilon, Contributions counted, Dice dice) {
        var sampler = new Sampler(dice);
        long[] base = counted.counts();
        for (int i = 0; i < base.length; i++) base[i] += levels.base().draw(sampler);
        long[] areas = counted.areaCounts(levels.areaCells());
        for (int i = 0; i < areas.length; i++) areas[i] += levels.area().draw(sampler);
        long lost = counted.lost(Levels.MOST_LOST) + levels.lost().draw(sampler);
        levels.reconcile(domain, base, areas);
        return new ReleasedCube(domain, levels, epsilon, ints(base), ints(areas), lost);
    }

    /** A cube that was released before and kept. */
    static ReleasedCube kept(
            Domain domain, Levels levels, Epsilon epsilon, int[] values, int[] areas, long lost) {
        if (values.length != domain.cells() || areas.length != levels.areaCells())
            throw new IllegalArgumentException("a kept cube of another domain");
        return new ReleasedCube(domain, levels, epsilon, values.clone(), areas.clone(), lost);
    }

    /** The cells that there are. */
    public Domain domain() {
        return domain;
    }

    /** What one person's day may have swayed in it. */
    public Epsilon epsilon() {
        return epsilon;
    }

    /**
     * Answers by adding released cells.
     *
     * @throws city.qala.kernel.Problem {@code invalid-parameter} for a place, hour or kind that the
     *     domain does not have
     */
    public SafeCount sum(Question asked) {
        return sum(select(asked));
    }

    /** The cells of a question, found once for all days that have this cube's cells and noise. */
    public Selection select(Question asked) {
        int[] places = asked.places().stream().mapToInt(domain::place).toArray();
        int[] kinds = asked.kinds().stream().mapToInt(domain::kind).toArray();
        int[] hours = asked.hours().stream().mapToInt(domain::hour).toArray();
        int[] cells = new int[places.length * kinds.length * hours.length];
        long[] inPart = new long[Levels.PARTS];
        int size = 0;
        for (int hour : hours) {
            inPart[levels.partOf(domain, hour)] += (long) places.length * kinds.length;
            for (int place : places)
                for (int kind : kinds) cells[size++] = domain.cell(place, hour, kind);
        }
        return new Selection(domain, levels, cells, levels.microVariance(domain, inPart));
    }

    /** Adds selected cells. */
    public SafeCount sum(Selection selected) {
        if (!selected.fits(this))
            throw new IllegalArgumentException("selected from a cube of other cells or noise");
        long sum = 0;
        for (int cell : selected.cells) sum += values[cell];
        return new SafeCount(sum, selected.microVariance, selected.cells.length, epsilon);
    }

    /** The counted contributions of an area in a quarter of the day. */
    public SafeCount area(int area, int part) {
        if (area < 0 || area >= levels.areas() || part < 0 || part >= Levels.PARTS)
            throw city.qala.kernel.Problem.invalid("area", area, "must be one of the map's");
        int value = areas[area * Levels.PARTS + part];
        return new SafeCount(value, levels.areaMicroVariance(domain), 1, epsilon);
    }

    /** Every released cell together: what was counted in all, with its noise. */
    public long total() {
        return all;
    }

    /** Rows that the bounds left out, at most ten a person, with noise. */
    public SafeCount lost() {
        BigInteger variance = BigInteger.valueOf(levels.lost().microVariance());
        return new SafeCount(lost, variance, 1, epsilon);
    }

    int[] values() {
        return values.clone();
    }

    int[] areaValues() {
        return areas.clone();
    }

    long lostValue() {
        return lost;
    }

    Levels levels() {
        return levels;
    }

    private static int[] ints(long[] wide) {
        int[] narrow = new int[wide.length];
        for (int i = 0; i < wide.length; i++) narrow[i] = Math.toIntExact(wide[i]);
        return narrow;
    }
}
