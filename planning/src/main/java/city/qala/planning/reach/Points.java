package city.qala.planning.reach;

import java.util.Arrays;

/** Points in a plane, and the nearest of them; a grid of squares finds it. */
public final class Points {
    private double[] x = new double[64];
    private double[] y = new double[64];
    private int size;
    private double left;
    private double low;
    private double side;
    private int columns;
    private int rows;
    private int[] starts = {0, 0};
    private int[] members = {};
    private boolean isSorted;

    /** Adds a point; the number of the point is how many there were. */
    public void add(double atX, double atY) {
        if (size == x.length) {
            x = Arrays.copyOf(x, 2 * size);
            y = Arrays.copyOf(y, 2 * size);
        }
        x[size] = atX;
        y[size++] = atY;
        isSorted = false;
    }

    /** How many. */
    public int size() {
        return size;
    }

    /** Metres east of a point. */
    public double x(int i) {
        return x[i];
    }

    /** Metres north of a point. */
    public double y(int i) {
        return y[i];
    }

    /** Metres to the nearest point; infinite if there is none. */
    public double distance(double atX, double atY) {
        int near = nearest(atX, atY);
        return near < 0 ? Double.POSITIVE_INFINITY : Math.hypot(x[near] - atX, y[near] - atY);
    }

    /** The nearest point, the first of equals; −1 if there is none. */
    public int nearest(double atX, double atY) {
        if (size == 0) return -1;
        if (!isSorted) sort();
        int column = (int) Math.clamp(Math.floor((atX - left) / side), 0, columns - 1.0);
        int row = (int) Math.clamp(Math.floor((atY - low) / side), 0, rows - 1.0);
        int best = -1;
        double least = Double.POSITIVE_INFINITY;
        // Whoever asks from outside the grid is as far from ring r as from the grid and r squares.
        double outside = outside(atX, atY);
        for (int ring = 0; ring <= Math.max(columns, rows); ring++) {
            double sure = outside > 0 ? Math.max(outside, (ring - 1) * side) : (ring - 1) * side;
            if (best >= 0 && sure > 0 && sure * sure > least) break;
            for (int r = row - ring; r <= row + ring; r++) {
                if (r < 0 || r >= rows) continue;
                boolean whole = Math.abs(r - row) == ring;
                for (int c = column - ring;
                        c <= column + ring;
                        c += whole || ring == 0 ? 1 : 2 * ring) {
                    if (c < 0 || c >= columns) continue;
                    int cell = r * columns + c;
                    for (int k = starts[cell]; k < starts[cell + 1]; k++) {
                        int i = members[k];
                        double dx = x[i] - atX;
                        double dy = y[i] - atY;
                        double d = dx * dx + dy * dy;
                        if (d < least || (d == least && i < best)) {
                            least = d;
                            best = i;
                        }
                    }
                }
            }
        }
        return best;
    }

    private double outside(double atX, double atY) {
        double dx = Math.max(0, Math.max(left - atX, atX - (left + columns * side)));
        double dy = Math.max(0, Math.max(low - atY, atY - (low + rows * side)));
        return Math.hypot(dx, dy);
    }

    /** Two points a square on average. */
    private void sort() {
        left = Double.POSITIVE_INFINITY;
        low = Double.POSITIVE_INFINITY;
        double right = Double.NEGATIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < size; i++) {
            left = Math.min(left, x[i]);
            right = Math.max(right, x[i]);
            low = Math.min(low, y[i]);
            high = Math.max(high, y[i]);
        }
        double width = Math.max(1, right - left);
        double height = Math.max(1, high - low);
        side = Math.max(Math.sqrt(2 * width * height / size), Math.max(width, height) / 2000);
        columns = (int) (width / side) + 1;
        rows = (int) (height / side) + 1;
        starts = new int[columns * rows + 2];
        for (int i = 0; i < size; i++) starts[cell(i) + 2]++;
        for (int k = 2; k < starts.length; k++) starts[k] += starts[k - 1];
        members = new int[size];
        for (int i = 0; i < size; i++) members[starts[cell(i) + 1]++] = i;
        isSorted = true;
    }

    private int cell(int i) {
        int row = (int) ((y[i] - low) / side);
        int column = (int) ((x[i] - left) / side);
        return row * columns + column;
    }
}
