package city.qala.demo;

import city.qala.kernel.Point;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/** Small distances on the plane of the town, in metres; fine for the few kilometres of a valley. */
final class Metric {
    private static final double METRES_A_DEGREE = 111_195;
    private static final double COS = Math.cos(Math.toRadians(47.15));

    private Metric() {}

    static double metres(Point a, Point b) {
        return Math.hypot(east(a, b), north(a, b));
    }

    /** The point this many metres away. */
    static Point moved(Point from, double east, double north) {
        return new Point(
                from.lat() + north / METRES_A_DEGREE, from.lon() + east / (METRES_A_DEGREE * COS));
    }

    /** The point {@code metres} along from a towards b, and {@code right} metres beside the way. */
    static Point along(Point a, Point b, double metres, double right) {
        double e = east(a, b);
        double n = north(a, b);
        double length = Math.hypot(e, n);
        if (length == 0) return a;
        return moved(a, (e * metres + n * right) / length, (n * metres - e * right) / length);
    }

    /**
     * Chooses {@code count} of them, far from each other: the first, then always the one whose
     * nearest chosen neighbour is farthest.
     */
    static <T> List<T> spread(List<T> from, Function<T, Point> where, int count) {
        var chosen = new ArrayList<T>();
        if (from.isEmpty()) return chosen;
        double[] nearest = new double[from.size()];
        java.util.Arrays.fill(nearest, Double.MAX_VALUE);
        int next = 0;
        while (chosen.size() < Math.min(count, from.size())) {
            T pick = from.get(next);
            chosen.add(pick);
            nearest[next] = -1;
            int farthest = 0;
            for (int i = 0; i < nearest.length; i++) {
                if (nearest[i] < 0) continue;
                double away = metres(where.apply(from.get(i)), where.apply(pick));
                nearest[i] = Math.min(nearest[i], away);
                if (nearest[i] > nearest[farthest]) farthest = i;
            }
            next = farthest;
        }
        return chosen;
    }

    /** The nearest of several. */
    static <T> T nearest(List<T> from, Function<T, Point> where, Point to) {
        return from.stream()
                .min(Comparator.comparingDouble(t -> metres(where.apply(t), to)))
                .orElseThrow();
    }

    private static double east(Point a, Point b) {
        return (b.lon() - a.lon()) * METRES_A_DEGREE * COS;
    }

    private static double north(Point a, Point b) {
        return (b.lat() - a.lat()) * METRES_A_DEGREE;
    }
}
