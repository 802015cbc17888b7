package city.qala.planning.camera;

import java.util.Arrays;

/** The walls of a city, found by place: a grid of squares of 40 m holds those that touch it. */
final class Walls {
    private static final double SQUARE = 40;

    private double[] x1 = new double[1024];
    private double[] y1 = new double[1024];
    private double[] x2 = new double[1024];
    private double[] y2 = new double[1024];
    private int size;
    private double left;
    private double low;
    private int columns;
    private int rows;
    private int[] starts = {0};
    private int[] members = {};
    private int[] seen = {};
    private int round;

    /** Adds a wall. */
    void add(double fromX, double fromY, double toX, double toY) {
        if (size == x1.length) {
            x1 = Arrays.copyOf(x1, 2 * size);
            y1 = Arrays.copyOf(y1, 2 * size);
            x2 = Arrays.copyOf(x2, 2 * size);
            y2 = Arrays.copyOf(y2, 2 * size);
        }
        x1[size] = fromX;
        y1[size] = fromY;
        x2[size] = toX;
        y2[size++] = toY;
    }

    int size() {
        return size;
    }

    /** Sorts the walls into squares; to be called once after the last is added. */
    void sort() {
        left = Double.POSITIVE_INFINITY;
        low = Double.POSITIVE_INFINITY;
        double right = Double.NEGATIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < size; i++) {
            left = Math.min(left, Math.min(x1[i], x2[i]));
            right = Math.max(right, Math.max(x1[i], x2[i]));
            low = Math.min(low, Math.min(y1[i], y2[i]));
            high = Math.max(high, Math.max(y1[i], y2[i]));
        }
        columns = size == 0 ? 0 : (int) ((right - left) / SQUARE) + 1;
        rows = size == 0 ? 0 : (int) ((high - low) / SQUARE) + 1;
        starts = new int[columns * rows + 2];
        seen = new int[size];
        for (int i = 0; i < size; i++) visit(i, false);
        for (int k = 2; k < starts.length; k++) starts[k] += starts[k - 1];
        members = new int[starts[starts.length - 1]];
        for (int i = 0; i < size; i++) visit(i, true);
    }

    private void visit(int i, boolean fill) {
        int c0 = (int) ((Math.min(x1[i], x2[i]) - left) / SQUARE);
        int c1 = (int) ((Math.max(x1[i], x2[i]) - left) / SQUARE);
        int r0 = (int) ((Math.min(y1[i], y2[i]) - low) / SQUARE);
        int r1 = (int) ((Math.max(y1[i], y2[i]) - low) / SQUARE);
        for (int r = r0; r <= r1; r++) {
            for (int c = c0; c <= c1; c++) {
                int cell = r * columns + c;
                if (fill) members[starts[cell + 1]++] = i;
                else starts[cell + 2]++;
            }
        }
    }

    /** Puts every wall within so many metres before the eye; whether there was any. */
    boolean draw(double x, double y, double range, Depth depth) {
        if (size == 0) return false;
        int c0 = Math.max(0, (int) Math.floor((x - range - left) / SQUARE));
        int c1 = Math.min(columns - 1, (int) Math.floor((x + range - left) / SQUARE));
        int r0 = Math.max(0, (int) Math.floor((y - range - low) / SQUARE));
        int r1 = Math.min(rows - 1, (int) Math.floor((y + range - low) / SQUARE));
        boolean any = false;
        round++;
        for (int r = r0; r <= r1; r++) {
            for (int c = c0; c <= c1; c++) {
                int cell = r * columns + c;
                for (int k = starts[cell]; k < starts[cell + 1]; k++) {
                    int i = members[k];
                    if (seen[i] == round) continue;
                    seen[i] = round;
                    if (!any) depth.clear();
                    any = true;
                    depth.wall(x1[i] - x, y1[i] - y, x2[i] - x, y2[i] - y);
                }
            }
        }
        return any;
    }
}
