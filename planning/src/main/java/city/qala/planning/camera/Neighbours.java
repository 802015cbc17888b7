package city.qala.planning.camera;

import java.util.Arrays;

/** Poles near a pole. */
final class Neighbours {
    private static final int MOST = 400;

    private final double[] x;
    private final double[] y;
    private final double reach;
    private final double left;
    private final double low;
    private final int columns;
    private final int rows;
    private final int[] starts;
    private final int[] members;

    /**
     * @param reach metres within which poles are neighbours
     */
    Neighbours(double[] x, double[] y, double reach) {
        this.x = x;
        this.y = y;
        this.reach = reach;
        left = Arrays.stream(x).min().orElse(0);
        low = Arrays.stream(y).min().orElse(0);
        columns = (int) ((Arrays.stream(x).max().orElse(0) - left) / reach) + 1;
        rows = (int) ((Arrays.stream(y).max().orElse(0) - low) / reach) + 1;
        starts = new int[columns * rows + 2];
        for (int i = 0; i < x.length; i++) starts[cell(i) + 2]++;
        for (int k = 2; k < starts.length; k++) starts[k] += starts[k - 1];
        members = new int[x.length];
        for (int i = 0; i < x.length; i++) members[starts[cell(i) + 1]++] = i;
    }

    /** A pole and those near it, in the order of their numbers; at most 400 of them. */
    int[] of(int pole) {
        int[] near = new int[MOST];
        int n = 0;
        int column = (int) ((x[pole] - left) / reach);
        int row = (int) ((y[pole] - low) / reach);
        for (int r = Math.max(0, row - 1); r <= Math.min(rows - 1, row + 1); r++) {
            for (int c = Math.max(0, column - 1); c <= Math.min(columns - 1, column + 1); c++) {
                for (int k = starts[r * columns + c]; k < starts[r * columns + c + 1]; k++) {
                    int i = members[k];
                    boolean isNear = Math.hypot(x[i] - x[pole], y[i] - y[pole]) <= reach;
                    if (isNear && n < MOST) near[n++] = i;
                }
            }
        }
        int[] sorted = Arrays.copyOf(near, n);
        Arrays.sort(sorted);
        return sorted;
    }

    private int cell(int i) {
        int row = (int) ((y[i] - low) / reach);
        int column = (int) ((x[i] - left) / reach);
        return row * columns + column;
    }
}
