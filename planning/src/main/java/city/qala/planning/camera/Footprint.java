package city.qala.planning.camera;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.locationtech.jts.algorithm.locate.SimplePointInAreaLocator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Location;
import org.locationtech.jts.operation.overlayng.OverlayNG;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;

/**
 * What one camera sees on the ground: its sector without the shadows of obstacles, exactly.
 *
 * <p>Between the directions of all corners (and of where walls meet the edge of sight) the nearest
 * wall is one and the same, so that the area is a sum of triangles and slices. Obstacles are higher
 * than the camera; one that the camera stands in is what it hangs on and hides nothing.
 */
final class Footprint {
    private static final GeometryFactory SHAPES = new GeometryFactory();
    private static final double NOTHING = 1e-9;

    /** Degrees of an arc that a straight edge replaces in {@link #polygon}: 0.02 % of the area. */
    private static final double ARC = Math.toRadians(2);

    private final View view;
    private final double half;

    /** Walls seen from the camera with its bearing as the x axis: x1, y1, x2, y2. */
    private final double[][] walls;

    private final double[] angles;

    Footprint(View view, List<Coordinate[]> obstacles) {
        this.view = view;
        this.half = Math.toRadians(view.fov()) / 2;
        this.walls = walls(view, obstacles);
        this.angles = angles();
    }

    /** Square metres. */
    double area() {
        double sum = 0;
        for (int i = 1; i < angles.length; i++) sum += slice(angles[i - 1], angles[i]);
        return sum;
    }

    /** The same as a shape in metres; arcs are drawn with straight edges. */
    Geometry polygon() {
        var seen = new ArrayList<Coordinate>();
        var blind = new ArrayList<Coordinate>();
        for (int i = 1; i < angles.length; i++) {
            double[] wall = nearest((angles[i - 1] + angles[i]) / 2);
            int pieces = (int) Math.ceil((angles[i] - angles[i - 1]) / ARC);
            for (int k = 0; k <= pieces; k++) {
                double angle = angles[i - 1] + (angles[i] - angles[i - 1]) * k / pieces;
                double r = Math.clamp(distance(wall, angle), view.near(), view.range());
                seen.add(at(angle, r));
                blind.add(at(angle, view.near()));
            }
        }
        Geometry whole = star(seen);
        if (view.near() == 0) return whole;
        return OverlayNGRobust.overlay(whole, star(blind), OverlayNG.DIFFERENCE);
    }

    /** The area between the camera and a line around it. */
    private Geometry star(List<Coordinate> line) {
        var ring = new ArrayList<>(line);
        if (half < Math.PI) ring.addFirst(at(0, 0));
        ring.add(ring.getFirst().copy());
        return SHAPES.createPolygon(ring.toArray(Coordinate[]::new));
    }

    /** Parts of a straight line that it sees, as pairs of numbers from 0 (start) to 1 (end). */
    List<double[]> seen(Coordinate from, Coordinate to) {
        double[] p = turned(view, from);
        double[] q = turned(view, to);
        double[] cuts = cuts(p, q);
        var parts = new ArrayList<double[]>();
        for (int i = 1; i < cuts.length; i++) {
            double middle = (cuts[i - 1] + cuts[i]) / 2;
            double x = p[0] + middle * (q[0] - p[0]);
            double y = p[1] + middle * (q[1] - p[1]);
            if (sees(x, y)) parts.add(new double[] {cuts[i - 1], cuts[i]});
        }
        return parts;
    }

    private boolean sees(double x, double y) {
        double r = Math.hypot(x, y);
        double angle = Math.atan2(y, x);
        if (r > view.range() || r < view.near() || Math.abs(angle) > half) return false;
        return distance(nearest(angle), angle) >= r - NOTHING;
    }

    /** Where what is seen of a line can begin or end. */
    private double[] cuts(double[] p, double[] q) {
        double dx = q[0] - p[0];
        double dy = q[1] - p[1];
        var cuts = new ArrayList<Double>(List.of(0.0, 1.0));
        circle(p[0], p[1], dx, dy, view.range(), cuts);
        circle(p[0], p[1], dx, dy, view.near(), cuts);
        ray(p, dx, dy, Math.cos(half), Math.sin(half), cuts);
        ray(p, dx, dy, Math.cos(half), -Math.sin(half), cuts);
        for (double[] wall : walls) {
            ray(p, dx, dy, wall[0], wall[1], cuts);
            ray(p, dx, dy, wall[2], wall[3], cuts);
            double ex = wall[2] - wall[0];
            double ey = wall[3] - wall[1];
            double cross = dx * ey - dy * ex;
            if (cross != 0) cuts.add(((wall[0] - p[0]) * ey - (wall[1] - p[1]) * ex) / cross);
        }
        return sorted(cuts, 0, 1);
    }

    private static void ray(
            double[] p, double dx, double dy, double rx, double ry, List<Double> cuts) {
        double cross = dx * ry - dy * rx;
        if (cross != 0) cuts.add((p[1] * rx - p[0] * ry) / cross);
    }

    /** Where p + t d crosses a circle around the camera. */
    private static void circle(
            double px, double py, double dx, double dy, double radius, List<Double> cuts) {
        double a = dx * dx + dy * dy;
        double b = px * dx + py * dy;
        double c = px * px + py * py - radius * radius;
        double root = b * b - a * c;
        if (a == 0 || root <= 0) return;
        cuts.add((-b - Math.sqrt(root)) / a);
        cuts.add((-b + Math.sqrt(root)) / a);
    }

    private double slice(double from, double to) {
        double[] wall = nearest((from + to) / 2);
        double inner = view.near() * view.near() * (to - from) / 2;
        if (wall == null) return view.range() * view.range() * (to - from) / 2 - inner;
        double a = distance(wall, from);
        double b = distance(wall, to);
        return Math.max(0, a * b * Math.sin(to - from) / 2 - inner);
    }

    private Coordinate at(double angle, double r) {
        double turned = angle + Math.toRadians(view.bearing());
        return new Coordinate(view.x() + r * Math.cos(turned), view.y() + r * Math.sin(turned));
    }

    /** The wall that is hit first in a direction within the range; null if none is. */
    private double @org.jspecify.annotations.Nullable [] nearest(double angle) {
        double[] first = null;
        double least = view.range();
        double cx = Math.cos(angle);
        double cy = Math.sin(angle);
        for (double[] wall : walls) {
            double ex = wall[2] - wall[0];
            double ey = wall[3] - wall[1];
            double cross = cx * ey - cy * ex;
            if (cross == 0) continue;
            double t = (wall[0] * ey - wall[1] * ex) / cross;
            double u = (wall[0] * cy - wall[1] * cx) / cross;
            if (t > NOTHING && t < least && u >= 0 && u <= 1) {
                least = t;
                first = wall;
            }
        }
        return first;
    }

    private double distance(double @org.jspecify.annotations.Nullable [] wall, double angle) {
        if (wall == null) return view.range();
        double ex = wall[2] - wall[0];
        double ey = wall[3] - wall[1];
        double cross = Math.cos(angle) * ey - Math.sin(angle) * ex;
        return cross == 0 ? view.range() : (wall[0] * ey - wall[1] * ex) / cross;
    }

    /** Directions between which the nearest wall does not change, from one edge to the other. */
    private double[] angles() {
        var all = new ArrayList<Double>(List.of(-half, half));
        for (double[] wall : walls) {
            all.add(Math.atan2(wall[1], wall[0]));
            all.add(Math.atan2(wall[3], wall[2]));
            var cuts = new ArrayList<Double>();
            double ex = wall[2] - wall[0];
            double ey = wall[3] - wall[1];
            circle(wall[0], wall[1], ex, ey, view.range(), cuts);
            circle(wall[0], wall[1], ex, ey, view.near(), cuts);
            for (double[] other : walls) crossing(wall, other, cuts);
            for (double t : cuts)
                if (t > 0 && t < 1) all.add(Math.atan2(wall[1] + t * ey, wall[0] + t * ex));
        }
        // Half a turn is reached from both sides.
        all.replaceAll(a -> Math.clamp(a, -Math.PI, Math.PI));
        return sorted(all, -half, half);
    }

    private static void crossing(double[] wall, double[] other, List<Double> cuts) {
        double ex = wall[2] - wall[0];
        double ey = wall[3] - wall[1];
        double fx = other[2] - other[0];
        double fy = other[3] - other[1];
        double cross = ex * fy - ey * fx;
        if (cross == 0) return;
        double t = ((other[0] - wall[0]) * fy - (other[1] - wall[1]) * fx) / cross;
        double u = ((other[0] - wall[0]) * ey - (other[1] - wall[1]) * ex) / cross;
        if (t > 0 && t < 1 && u >= 0 && u <= 1) cuts.add(t);
    }

    private static double[] sorted(List<Double> all, double from, double to) {
        double[] within =
                all.stream().mapToDouble(a -> a).filter(a -> a >= from && a <= to).toArray();
        Arrays.sort(within);
        int n = 0;
        // Twins that only rounding tells apart would make slivers.
        for (double cut : within) if (n == 0 || cut - within[n - 1] > 1e-12) within[n++] = cut;
        return Arrays.copyOf(within, n);
    }

    private static double[][] walls(View view, List<Coordinate[]> obstacles) {
        var walls = new ArrayList<double[]>();
        for (Coordinate[] ring : obstacles) {
            if (hangsOn(view, ring)) continue;
            for (int i = 0; i < ring.length; i++) {
                double[] a = turned(view, ring[i]);
                double[] b = turned(view, ring[(i + 1) % ring.length]);
                if (isNear(a, b, view.range())) walls.add(new double[] {a[0], a[1], b[0], b[1]});
            }
        }
        return walls.toArray(double[][]::new);
    }

    private static boolean hangsOn(View view, Coordinate[] ring) {
        if (ring.length < 3) return false;
        Coordinate[] closed = Arrays.copyOf(ring, ring.length + 1);
        closed[ring.length] = ring[0];
        return SimplePointInAreaLocator.locate(
                        new Coordinate(view.x(), view.y()), SHAPES.createPolygon(closed))
                == Location.INTERIOR;
    }

    private static boolean isNear(double[] a, double[] b, double range) {
        double dx = b[0] - a[0];
        double dy = b[1] - a[1];
        double length = dx * dx + dy * dy;
        if (length == 0) return false;
        double t = Math.clamp(-(a[0] * dx + a[1] * dy) / length, 0, 1);
        return Math.hypot(a[0] + t * dx, a[1] + t * dy) < range;
    }

    private static double[] turned(View view, Coordinate at) {
        double turn = Math.toRadians(view.bearing());
        double dx = at.x - view.x();
        double dy = at.y - view.y();
        return new double[] {
            dx * Math.cos(turn) + dy * Math.sin(turn), dy * Math.cos(turn) - dx * Math.sin(turn)
        };
    }
}
