package city.qala.planning.camera;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The roads of a city as points: every straight piece cut into equal parts of at most 5 m, each
 * part seen where its middle is.
 */
final class RoadSamples {
    private static final double SHORTEST_PART = 2;
    private static final double LONGEST_PART = 5;
    private static final double USUAL_PARTS = 600_000;
    private static final double SQUARE = 40;

    private float[] x = new float[4096];
    private float[] y = new float[4096];
    private float[] length = new float[4096];
    private int[] way = new int[4096];
    private int size;
    private double metres;
    private double[] ends = new double[5 * 1024];
    private int lines;
    private final List<String> names = new ArrayList<>();
    private final List<String> classes = new ArrayList<>();
    private double left;
    private double low;
    private int columns;
    private int rows;
    private int[] starts = {0};
    private int[] members = {};

    /** Begins a way; the lines that follow belong to it. */
    void way(String name, String kind) {
        names.add(name);
        classes.add(kind);
    }

    /** Adds a straight piece of the last way. */
    void line(double fromX, double fromY, double toX, double toY) {
        if (5 * lines == ends.length) ends = Arrays.copyOf(ends, 2 * ends.length);
        ends[5 * lines] = fromX;
        ends[5 * lines + 1] = fromY;
        ends[5 * lines + 2] = toX;
        ends[5 * lines + 3] = toY;
        ends[5 * lines + 4] = names.size() - 1;
        lines++;
        metres += Math.hypot(toX - fromX, toY - fromY);
    }

    private void cut() {
        double longest = Math.clamp(metres / USUAL_PARTS, SHORTEST_PART, LONGEST_PART);
        for (int l = 0; l < lines; l++) {
            double fromX = ends[5 * l];
            double fromY = ends[5 * l + 1];
            double dx = ends[5 * l + 2] - fromX;
            double dy = ends[5 * l + 3] - fromY;
            double all = Math.hypot(dx, dy);
            int parts = (int) Math.ceil(all / longest);
            for (int k = 0; k < parts; k++) {
                double at = (k + 0.5) / parts;
                add(fromX + at * dx, fromY + at * dy, all / parts, (int) ends[5 * l + 4]);
            }
        }
        ends = new double[5];
        lines = 0;
        // The sum of the parts, so that all of them seen are all of the roads seen.
        metres = 0;
        for (int i = 0; i < size; i++) metres += length[i];
    }

    private void add(double atX, double atY, double part, int of) {
        if (size == x.length) {
            x = Arrays.copyOf(x, 2 * size);
            y = Arrays.copyOf(y, 2 * size);
            length = Arrays.copyOf(length, 2 * size);
            way = Arrays.copyOf(way, 2 * size);
        }
        x[size] = (float) atX;
        y[size] = (float) atY;
        length[size] = (float) part;
        way[size++] = of;
    }

    int size() {
        return size;
    }

    /** Length of all roads. */
    double metres() {
        return metres;
    }

    double x(int i) {
        return x[i];
    }

    double y(int i) {
        return y[i];
    }

    float length(int i) {
        return length[i];
    }

    /** Number of the way that a part belongs to. */
    int way(int i) {
        return way[i];
    }

    /** Name or number of a way. */
    String name(int number) {
        return names.get(number);
    }

    /** What kind of road a way is. */
    String kind(int number) {
        return classes.get(number);
    }

    /** Cuts the roads into parts and sorts them into squares; to be called once after the last. */
    void sort() {
        cut();
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
        columns = size == 0 ? 0 : (int) ((right - left) / SQUARE) + 1;
        rows = size == 0 ? 0 : (int) ((high - low) / SQUARE) + 1;
        starts = new int[columns * rows + 2];
        for (int i = 0; i < size; i++) starts[cell(i) + 2]++;
        for (int k = 2; k < starts.length; k++) starts[k] += starts[k - 1];
        members = new int[size];
        for (int i = 0; i < size; i++) members[starts[cell(i) + 1]++] = i;
    }

    private int cell(int i) {
        int row = (int) ((y[i] - low) / SQUARE);
        int column = (int) ((x[i] - left) / SQUARE);
        return row * columns + column;
    }

    /** What is done with each part near a place. */
    @FunctionalInterface
    interface Visitor {
        /**
         * Takes a part.
         *
         * @param dx metres east of the place
         * @param dy metres north of it
         * @param square of the distance
         */
        void part(int i, double dx, double dy, double square);
    }

    /** Visits the parts within so many metres. */
    void near(double atX, double atY, double range, Visitor visitor) {
        int c0 = Math.max(0, (int) Math.floor((atX - range - left) / SQUARE));
        int c1 = Math.min(columns - 1, (int) Math.floor((atX + range - left) / SQUARE));
        int r0 = Math.max(0, (int) Math.floor((atY - range - low) / SQUARE));
        int r1 = Math.min(rows - 1, (int) Math.floor((atY + range - low) / SQUARE));
        for (int r = r0; r <= r1; r++) {
            // Squares of a row lie beside each other: one run.
            int end = c1 < c0 ? 0 : starts[r * columns + c1 + 1];
            for (int k = c1 < c0 ? 0 : starts[r * columns + c0]; k < end; k++) {
                int i = members[k];
                double dx = x[i] - atX;
                double dy = y[i] - atY;
                double square = dx * dx + dy * dy;
                if (square <= range * range) visitor.part(i, dx, dy, square);
            }
        }
    }
}
