package city.qala.pulse.position;

import java.util.Arrays;

/** The tiles that a cell may serve, the nearest to its mast first. */
final class Footprint {
    /** A tile this much less likely than the best is left out. */
    private static final double NEGLIGIBLE = 14;

    private final int[] column;
    private final int[] row;
    private final float[] connection;
    private final int[] bin;

    Footprint(RadioMap map, int cell) {
        Tiles tiles = map.tiles();
        float[] all = map.connection(cell);
        float best = Float.NEGATIVE_INFINITY;
        for (float c : all) best = Math.max(best, c);
        long[] keys = new long[all.length];
        int n = 0;
        for (int i = 0; i < all.length; i++) {
            if (!(all[i] > best - NEGLIGIBLE)) continue;
            double dx = tiles.xOfColumn(map.left(cell) + i % map.width(cell)) - map.cells().x(cell);
            double dy = tiles.yOfRow(map.bottom(cell) + i / map.width(cell)) - map.cells().y(cell);
            double metres = Math.sqrt(dx * dx + dy * dy);
            if (metres <= RadioMap.REACH_METRES) keys[n++] = ((long) (metres * 100) << 32) | i;
        }
        Arrays.sort(keys, 0, n);
        column = new int[n];
        row = new int[n];
        connection = new float[n];
        bin = new int[n];
        for (int k = 0; k < n; k++) {
            int i = (int) keys[k];
            column[k] = map.left(cell) + i % map.width(cell);
            row[k] = map.bottom(cell) + i / map.width(cell);
            connection[k] = all[i];
            bin[k] = TimingAdvance.bin((keys[k] >>> 32) / 100.0);
        }
    }

    int size() {
        return column.length;
    }

    int column(int i) {
        return column[i];
    }

    int row(int i) {
        return row[i];
    }

    /** Logarithm of the probability that the cell serves there. */
    float connection(int i) {
        return connection[i];
    }

    /** Distance from the mast as a bin of timing advance. */
    int bin(int i) {
        return bin[i];
    }
}
