package city.qala.pulse.position;

import java.util.stream.IntStream;

/**
 * What is known of every tile before any event: the mean level of each cell there and how likely a
 * phone there is connected to it. Tables of a window around each mast, so memory grows with the
 * number of cells and not with the size of the city.
 */
final class RadioMap {
    /** How far from its mast a cell serves, metres. */
    static final double REACH_METRES = 2500;

    private static final double HEARD_METRES = 3000;
    private static final double MOST_Z = 6;
    private static final double LEAST_Z = -14;
    private static final int STEPS = 4000;
    private static final float LEAST_LOG = -60;

    private final Tiles tiles;
    private final Cells cells;
    private final int[] left;
    private final int[] bottom;
    private final int[] width;
    private final int[] height;
    private final float[][] level;
    private final float[][] connection;
    private final float[] density;
    private final Footprint[] footprint;
    private final float[] logBelow = new float[STEPS + 1];

    RadioMap(Tiles tiles, Cells cells) {
        this.tiles = tiles;
        this.cells = cells;
        int n = cells.size();
        left = new int[n];
        bottom = new int[n];
        width = new int[n];
        height = new int[n];
        level = new float[n][];
        connection = new float[n][];
        for (int i = 0; i <= STEPS; i++)
            logBelow[i] = (float) Normal.logBelow(LEAST_Z + i * (MOST_Z - LEAST_Z) / STEPS);
        IntStream.range(0, n).parallel().forEach(this::levels);
        float[] loudest = loudest();
        float[] sum = softSum(loudest);
        IntStream.range(0, n).parallel().forEach(c -> connections(c, loudest, sum));
        float[] whole = whole();
        IntStream.range(0, n).parallel().forEach(c -> share(c, whole));
        density = new float[tiles.count()];
        footprint = new Footprint[n];
        IntStream.range(0, n).parallel().forEach(c -> footprint[c] = new Footprint(this, c));
    }

    private void levels(int c) {
        left[c] = tiles.column(cells.x(c) - HEARD_METRES);
        bottom[c] = tiles.row(cells.y(c) - HEARD_METRES);
        width[c] = tiles.column(cells.x(c) + HEARD_METRES) - left[c] + 1;
        height[c] = tiles.row(cells.y(c) + HEARD_METRES) - bottom[c] + 1;
        float[] of = new float[width[c] * height[c]];
        for (int r = 0, i = 0; r < height[c]; r++)
            for (int q = 0; q < width[c]; q++)
                of[i++] =
                        (float)
                                cells.level(
                                        c,
                                        tiles.xOfColumn(left[c] + q),
                                        tiles.yOfRow(bottom[c] + r));
        level[c] = of;
    }

    private float[] loudest() {
        float[] most = new float[tiles.count()];
        java.util.Arrays.fill(most, -400);
        for (int c = 0; c < level.length; c++)
            for (int r = 0, i = 0; r < height[c]; r++) {
                int tile = (bottom[c] + r) * tiles.columns() + left[c];
                for (int q = 0; q < width[c]; q++, i++, tile++)
                    most[tile] = Math.max(most[tile], level[c][i]);
            }
        return most;
    }

    private float[] softSum(float[] loudest) {
        float[] sum = new float[tiles.count()];
        for (int c = 0; c < level.length; c++)
            for (int r = 0, i = 0; r < height[c]; r++) {
                int tile = (bottom[c] + r) * tiles.columns() + left[c];
                for (int q = 0; q < width[c]; q++, i++, tile++) {
                    double under = (level[c][i] - loudest[tile]) / Radio.SOFTNESS;
                    if (under > -20) sum[tile] += (float) Math.exp(under);
                }
            }
        return sum;
    }

    /** This cell against the soft maximum of all others, with a Gaussian tail. */
    private void connections(int c, float[] loudest, float[] sum) {
        float[] of = new float[level[c].length];
        for (int r = 0, i = 0; r < height[c]; r++) {
            int tile = (bottom[c] + r) * tiles.columns() + left[c];
            for (int q = 0; q < width[c]; q++, i++, tile++) {
                double own = Math.exp((level[c][i] - loudest[tile]) / Radio.SOFTNESS);
                double others = Math.max(sum[tile] - own, 1e-9);
                double soft = loudest[tile] + Radio.SOFTNESS * Math.log(others);
                of[i] =
                        tiles.district(tile) < 0
                                ? Float.NEGATIVE_INFINITY
                                : logBelow((level[c][i] - soft) / Radio.CONNECTION_SD);
            }
        }
        connection[c] = of;
    }

    /** Of each tile the sum of all cells' weights. */
    private float[] whole() {
        float[] sum = new float[tiles.count()];
        for (int c = 0; c < level.length; c++)
            for (int r = 0, i = 0; r < height[c]; r++) {
                int tile = (bottom[c] + r) * tiles.columns() + left[c];
                for (int q = 0; q < width[c]; q++, i++, tile++)
                    sum[tile] += (float) Math.exp(connection[c][i]);
            }
        return sum;
    }

    /** Makes probabilities of weights: on each tile some cell serves. */
    private void share(int c, float[] whole) {
        for (int r = 0, i = 0; r < height[c]; r++) {
            int tile = (bottom[c] + r) * tiles.columns() + left[c];
            for (int q = 0; q < width[c]; q++, i++, tile++)
                connection[c][i] -= (float) Math.log(Math.max(whole[tile], 1e-30));
        }
    }

    private float logBelow(double z) {
        double at = (Math.clamp(z, LEAST_Z, MOST_Z) - LEAST_Z) / (MOST_Z - LEAST_Z) * STEPS;
        return logBelow[(int) (at + .5)];
    }

    /** Makes places where more happens likelier. */
    void expect(float[] logDensity) {
        System.arraycopy(logDensity, 0, density, 0, density.length);
    }

    /** Logarithm of how much more happens on a tile than on an average one. */
    float density(int column, int row) {
        return density[row * tiles.columns() + column];
    }

    Footprint footprint(int cell) {
        return footprint[cell];
    }

    Tiles tiles() {
        return tiles;
    }

    Cells cells() {
        return cells;
    }

    /** First column of the window of a cell. */
    int left(int cell) {
        return left[cell];
    }

    int bottom(int cell) {
        return bottom[cell];
    }

    int width(int cell) {
        return width[cell];
    }

    int height(int cell) {
        return height[cell];
    }

    /** Logarithm of the probability that a cell serves on a tile. */
    float connection(int cell, int column, int row) {
        int q = column - left[cell];
        int r = row - bottom[cell];
        if (q >= 0 && r >= 0 && q < width[cell] && r < height[cell])
            return connection[cell][r * width[cell] + q];
        return LEAST_LOG;
    }

    /**
     * Logarithm of the probability that a cell serves, in the window's order; negative infinity
     * where nobody can be.
     */
    float[] connection(int cell) {
        return connection[cell];
    }

    /** Mean level of a cell on a tile, dBm. */
    float level(int cell, int column, int row) {
        int q = column - left[cell];
        int r = row - bottom[cell];
        if (q >= 0 && r >= 0 && q < width[cell] && r < height[cell])
            return level[cell][r * width[cell] + q];
        return (float) cells.level(cell, tiles.xOfColumn(column), tiles.yOfRow(row));
    }
}
