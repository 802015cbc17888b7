package city.qala.planning.camera;

/**
 * Directions as numbers from 0 to below 4 that rise with the angle from east, counter-clockwise: as
 * good as an angle for comparing, and a tenth of its cost.
 */
final class Turn {
    /** A whole turn. */
    static final double WHOLE = 4;

    private Turn() {}

    /** The direction of a vector; 0 for none. */
    static double of(double x, double y) {
        double sum = Math.abs(x) + Math.abs(y);
        if (sum == 0) return 0;
        double p = x / sum;
        double turn = y >= 0 ? 1 - p : 3 + p;
        return turn >= WHOLE ? 0 : turn;
    }

    /** The direction of an angle in degrees. */
    static double ofDegrees(double degrees) {
        double radians = Math.toRadians(degrees);
        return of(Math.cos(radians), Math.sin(radians));
    }

    /** East part of the vector of length one. */
    static double x(double turn) {
        double x = turn < 2 ? 1 - turn : turn - 3;
        return x / length(turn);
    }

    /** North part of the vector of length one. */
    static double y(double turn) {
        double y = turn < 1 ? turn : turn < 3 ? 2 - turn : turn - 4;
        return y / length(turn);
    }

    private static double length(double turn) {
        double x = turn < 2 ? 1 - turn : turn - 3;
        return Math.hypot(x, 1 - Math.abs(x));
    }
}
