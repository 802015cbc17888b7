package city.qala.planning.reach;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import org.locationtech.jts.geom.Coordinate;

/**
 * The ways of a town that can be walked, as a net of points and lines between them; long lines are
 * cut so that everybody finds a point near by. Ways join where they share a point of the map.
 */
final class WalkNetwork {
    /** Longest line between two points. */
    private static final double STEP = 40;

    private final Plane plane;
    private final Map<Long, Integer> points = new HashMap<>();
    private final List<Street> streets = new ArrayList<>();
    private double[] x = new double[1024];
    private double[] y = new double[1024];
    private int size;
    private int[] from = new int[1024];
    private int[] to = new int[1024];
    private int[] street = new int[1024];
    private int lines;
    private int[] starts = {0};
    private int[] around = {};

    WalkNetwork(Plane plane) {
        this.plane = plane;
    }

    /** Adds a way. */
    void add(Street way, Coordinate[] line) {
        streets.add(way);
        int last = point(line[0]);
        for (int i = 1; i < line.length; i++) {
            int next = point(line[i]);
            if (next == last) continue;
            int parts = (int) Math.ceil(Math.hypot(x[next] - x[last], y[next] - y[last]) / STEP);
            int before = last;
            for (int k = 1; k < parts; k++) {
                double at = (double) k / parts;
                int between =
                        point(
                                x[last] + at * (x[next] - x[last]),
                                y[last] + at * (y[next] - y[last]));
                line(before, between);
                before = between;
            }
            line(before, next);
            last = next;
        }
    }

    /** To be called once after the last way. */
    void close() {
        starts = new int[size + 2];
        for (int e = 0; e < lines; e++) {
            starts[from[e] + 2]++;
            starts[to[e] + 2]++;
        }
        for (int k = 2; k < starts.length; k++) starts[k] += starts[k - 1];
        around = new int[2 * lines];
        for (int e = 0; e < lines; e++) {
            around[starts[from[e] + 1]++] = e;
            around[starts[to[e] + 1]++] = e;
        }
    }

    int size() {
        return size;
    }

    double x(int point) {
        return x[point];
    }

    double y(int point) {
        return y[point];
    }

    /** How many lines. */
    int lines() {
        return lines;
    }

    Street street(int line) {
        return streets.get(street[line]);
    }

    /** Number of the way of a line. */
    int way(int line) {
        return street[line];
    }

    double metres(int line) {
        return Math.hypot(x[to[line]] - x[from[line]], y[to[line]] - y[from[line]]);
    }

    /** The other end of a line. */
    int other(int line, int point) {
        return from[line] == point ? to[line] : from[line];
    }

    /** Where the middle of a line is. */
    double[] middle(int line) {
        return new double[] {(x[from[line]] + x[to[line]]) / 2, (y[from[line]] + y[to[line]]) / 2};
    }

    /** Whether a main road passes through a point. */
    boolean isOnMain(int point) {
        for (int k = starts[point]; k < starts[point + 1]; k++)
            if (street(around[k]).isMain()) return true;
        return false;
    }

    /**
     * The shortest walks from everywhere to the nearest of some places.
     *
     * @param goals points of the net, with the metres that are walked beyond them
     */
    Walks walks(Map<Integer, Double> goals) {
        double[] metres = new double[size];
        int[] by = new int[size];
        int[] order = new int[size];
        Arrays.fill(metres, Double.POSITIVE_INFINITY);
        Arrays.fill(by, -1);
        var queue = new PriorityQueue<double[]>((a, b) -> Double.compare(a[0], b[0]));
        goals.forEach((point, beyond) -> {
            if (beyond < metres[point]) metres[point] = beyond;
            queue.add(new double[] {metres[point], point});
        });
        boolean[] done = new boolean[size];
        int n = 0;
        while (!queue.isEmpty()) {
            int point = (int) queue.remove()[1];
            if (done[point]) continue;
            done[point] = true;
            order[n++] = point;
            for (int k = starts[point]; k < starts[point + 1]; k++) {
                int next = other(around[k], point);
                double longer = metres[point] + metres(around[k]);
                if (longer >= metres[next]) continue;
                metres[next] = longer;
                by[next] = around[k];
                queue.add(new double[] {longer, next});
            }
        }
        return new Walks(metres, by, Arrays.copyOf(order, n));
    }

    /**
     * Where to go from each point.
     *
     * @param metres to the goal; infinite where none can be reached
     * @param by the line to take; −1 at a goal
     * @param order points that reach a goal, the nearest first
     */
    @SuppressWarnings("ArrayRecordComponent") // inside of the module, never compared
    record Walks(double[] metres, int[] by, int[] order) {

        /** The points from which a goal can be reached. */
        Points reached(WalkNetwork net) {
            var reached = new Points();
            for (int point : order) reached.add(net.x(point), net.y(point));
            return reached;
        }
    }

    private int point(Coordinate at) {
        long key = Math.round(at.x * 1e7) << 32 ^ (Math.round(at.y * 1e7) & 0xFFFF_FFFFL);
        Integer known = points.get(key);
        if (known != null) return known;
        int made = point(plane.x(at.x), plane.y(at.y));
        points.put(key, made);
        return made;
    }

    private int point(double atX, double atY) {
        if (size == x.length) {
            x = Arrays.copyOf(x, 2 * size);
            y = Arrays.copyOf(y, 2 * size);
        }
        x[size] = atX;
        y[size] = atY;
        return size++;
    }

    private void line(int a, int b) {
        if (lines == from.length) {
            from = Arrays.copyOf(from, 2 * lines);
            to = Arrays.copyOf(to, 2 * lines);
            street = Arrays.copyOf(street, 2 * lines);
        }
        from[lines] = a;
        to[lines] = b;
        street[lines++] = streets.size() - 1;
    }
}
