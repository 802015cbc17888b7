package city.qala.planning.camera;

import java.util.Arrays;

/**
 * How far one sees in each direction before a wall: a circle of narrow slices, each with the
 * distance of the nearest wall at its middle.
 */
final class Depth {
    /** What is nearer is what the camera hangs on. */
    private static final double OWN_WALL = 0.5;

    private final int slices;
    private final double[] squares;
    private final double[] ray;

    /**
     * @param slices of the whole circle
     */
    Depth(int slices) {
        this.slices = slices;
        this.squares = new double[slices];
        this.ray = new double[2 * slices];
        for (int k = 0; k < slices; k++) {
            double turn = (k + 0.5) * Turn.WHOLE / slices;
            ray[2 * k] = Turn.x(turn);
            ray[2 * k + 1] = Turn.y(turn);
        }
        clear();
    }

    void clear() {
        Arrays.fill(squares, Double.POSITIVE_INFINITY);
    }

    /** Puts a wall before the eye, which is at 0, 0. */
    void wall(double ax, double ay, double bx, double by) {
        double cross = ax * by - ay * bx;
        if (cross == 0) return;
        if (cross < 0) {
            wall(bx, by, ax, ay);
            return;
        }
        double from = Turn.of(ax, ay) * slices / Turn.WHOLE - 0.5;
        double to = Turn.of(bx, by) * slices / Turn.WHOLE - 0.5;
        if (to < from) to += slices;
        double ex = bx - ax;
        double ey = by - ay;
        for (int k = (int) Math.ceil(from); k <= to; k++) {
            int slice = k < 0 ? k + slices : k >= slices ? k - slices : k;
            double distance = cross / (ray[2 * slice] * ey - ray[2 * slice + 1] * ex);
            if (distance < OWN_WALL) continue;
            double square = distance * distance;
            if (square < squares[slice]) squares[slice] = square;
        }
    }

    /** Whether a point in this direction, so far away (squared), is not behind a wall. */
    boolean isOpen(double turn, double square) {
        int slice = (int) (turn * slices / Turn.WHOLE);
        return square <= squares[slice < slices ? slice : slices - 1];
    }
}
