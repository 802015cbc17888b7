package city.qala.pulse.release;

import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/**
 * How the budget of a table is spread over its levels, and how the levels are made to agree.
 *
 * <p>With a finer map, 80 % goes to the table itself, 15 % to areas by quarter of the day, and 5 %
 * to the number of rows that the bounds left out. Both levels count the same contributions, so in
 * each quarter of the day their city totals must be equal. They are made equal by weighted least
 * squares: the difference is shared in proportion to each side's variance, evenly over its cells,
 * in whole numbers that keep the total. Only released numbers are read for it, so it costs nothing.
 *
 * @param base noise of each cell of the table
 * @param areaOrNone noise of each area and quarter, if there is a finer map
 * @param lost noise of the number of rows left out
 * @param areas how many areas the finer map has, 0 without one
 */
record Levels(Mechanism base, @Nullable Mechanism areaOrNone, Mechanism lost, int areas) {

    /** Quarters of a day. */
    static final int PARTS = 4;

    /** Rows left out that are counted of one person. */
    static final int MOST_LOST = 10;

    private static final int BASE_SHARE = 80;
    private static final int AREA_SHARE = 15;
    private static final int LOST_SHARE = 5;
    private static final int BASE_SHARE_ALONE = 95;

    /** The levels of a table with so many areas beside it. */
    static Levels of(Bound bound, Epsilon epsilon, int areas) {
        Mechanism lost = Mechanism.laplace(MOST_LOST, epsilon.hundredths(LOST_SHARE));
        return areas == 0
                ? new Levels(noise(bound, epsilon, BASE_SHARE_ALONE), null, lost, 0)
                : new Levels(
                        noise(bound, epsilon, BASE_SHARE), areaNoise(bound, epsilon), lost, areas);
    }

    private static Mechanism noise(Bound bound, Epsilon epsilon, int share) {
        return Mechanism.least(bound.most(), epsilon.hundredths(share));
    }

    /**
     * Always Laplace: several hours of one person may fall into the same area and quarter, which
     * the Laplace's bound on the sum of changes covers and the Gaussian's on their squares does
     * not.
     */
    private static Mechanism areaNoise(Bound bound, Epsilon epsilon) {
        return Mechanism.laplace(bound.most(), epsilon.hundredths(AREA_SHARE));
    }

    Mechanism area() {
        if (areaOrNone == null) throw new IllegalStateException("no finer map");
        return areaOrNone;
    }

    int areaCells() {
        return areas * PARTS;
    }

    /** The quarter of the day that an hour of the table lies in. */
    int partOf(Domain domain, int hour) {
        return hour * PARTS / Math.max(PARTS, domain.hours());
    }

    /**
     * Shares the difference of the two totals of each quarter; whole numbers, totals equal after.
     */
    void reconcile(Domain domain, long[] base, long[] area) {
        if (areas == 0) return;
        for (int part = 0; part < PARTS; part++) {
            int[] of = cellsOf(domain, part);
            long baseSum = 0;
            for (int cell : of) baseSum += base[cell];
            long areaSum = 0;
            for (int a = 0; a < areas; a++) areaSum += area[a * PARTS + part];
            long gap = areaSum - baseSum;
            long up = share(gap, of.length);
            for (int i = 0; i < of.length; i++) base[of[i]] += piece(up, of.length, i);
            for (int a = 0; a < areas; a++) area[a * PARTS + part] -= piece(gap - up, areas, a);
        }
    }

    /** The variance of a sum of so many cells in each quarter, in millionths. */
    BigInteger microVariance(Domain domain, long[] cellsInPart) {
        BigInteger one = BigInteger.valueOf(base.microVariance());
        BigInteger sum = BigInteger.ZERO;
        for (int part = 0; part < PARTS; part++) {
            if (cellsInPart[part] == 0) continue;
            BigInteger cells = BigInteger.valueOf(cellsInPart[part]);
            BigInteger alone = cells.multiply(one);
            sum = sum.add(alone).subtract(saved(alone, both(cellsIn(domain, part))));
        }
        return sum;
    }

    /** The variance of one area and quarter, in millionths; the least that reconciling saves. */
    BigInteger areaMicroVariance(Domain domain) {
        BigInteger one = BigInteger.valueOf(area().microVariance());
        return one.subtract(saved(one, both(cellsIn(domain, 0))));
    }

    /** What knowing the total twice takes off a variance: its square over the variance of both. */
    private BigInteger saved(BigInteger alone, BigInteger both) {
        return areas == 0 ? BigInteger.ZERO : alone.multiply(alone).divide(both);
    }

    private BigInteger both(int cells) {
        BigInteger ofBase = BigInteger.valueOf(base.microVariance());
        if (areas == 0) return ofBase;
        return ofBase.multiply(BigInteger.valueOf(cells))
                .add(
                        BigInteger.valueOf(area().microVariance())
                                .multiply(BigInteger.valueOf(areas)));
    }

    private long share(long gap, int cells) {
        BigInteger ofBase =
                BigInteger.valueOf(base.microVariance()).multiply(BigInteger.valueOf(cells));
        return BigInteger.valueOf(gap).multiply(ofBase).divide(both(cells)).longValueExact();
    }

    /** The i-th of {@code count} whole pieces of a number that differ by at most 1. */
    private static long piece(long whole, int count, int i) {
        return Math.floorDiv(whole, count) + (i < Math.floorMod(whole, count) ? 1 : 0);
    }

    private int cellsIn(Domain domain, int part) {
        int hours = 0;
        for (int hour = 0; hour < domain.hours(); hour++) if (partOf(domain, hour) == part) hours++;
        return hours * domain.places().size() * domain.kinds().size();
    }

    private int[] cellsOf(Domain domain, int part) {
        return java.util.stream.IntStream.range(0, domain.cells())
                .filter(cell -> partOf(domain, domain.hourOf(cell)) == part)
                .toArray();
    }
}
