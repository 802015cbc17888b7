package city.qala.platform.osm;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateList;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.MultiPolygon;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.util.GeometryFixer;
import org.locationtech.jts.geom.util.PolygonExtracter;
import org.locationtech.jts.operation.union.UnaryUnionOp;

/**
 * Joins lines into rings and rings into areas.
 *
 * <p>Lines are joined end to end in any direction; what does not close is dropped. Rings of the
 * role {@code inner} are cut out of the rest.
 */
final class RingAssembler {
    private static final GeometryFactory SHAPES = new GeometryFactory();

    private RingAssembler() {}

    /** The valid area of these lines, empty if none closes. */
    static Geometry area(List<LineString> lines, List<String> roles) {
        var outer = new ArrayList<LineString>();
        var inner = new ArrayList<LineString>();
        for (int i = 0; i < lines.size(); i++) {
            (roles.get(i).equals("inner") ? inner : outer).add(lines.get(i));
        }
        Geometry area = union(rings(outer));
        if (!inner.isEmpty() && !area.isEmpty()) area = area.difference(union(rings(inner)));
        return polygonal(area);
    }

    private static Geometry union(List<Polygon> rings) {
        if (rings.size() == 1) return valid(rings.getFirst());
        var fixed = new ArrayList<Geometry>();
        for (Polygon ring : rings) fixed.add(valid(ring));
        Geometry union = UnaryUnionOp.union(fixed);
        return union == null ? SHAPES.createPolygon() : union;
    }

    private static Geometry valid(Polygon ring) {
        return ring.isValid() ? ring : GeometryFixer.fix(ring);
    }

    private static Geometry polygonal(Geometry shape) {
        if (shape instanceof Polygon || shape instanceof MultiPolygon) return shape;
        List<Polygon> parts = new ArrayList<>();
        for (Object part : PolygonExtracter.getPolygons(shape)) parts.add((Polygon) part);
        return SHAPES.createMultiPolygon(parts.toArray(Polygon[]::new));
    }

    /** Every closed ring that the lines make, as a polygon without holes. */
    private static List<Polygon> rings(List<LineString> lines) {
        Map<Coordinate, Set<LineString>> byEnd = new HashMap<>();
        Deque<LineString> open = new ArrayDeque<>();
        var rings = new ArrayList<Polygon>();
        for (LineString line : lines) {
            if (line.isClosed()) {
                add(line.getCoordinates(), rings);
                continue;
            }
            open.add(line);
            byEnd.computeIfAbsent(first(line), c -> new LinkedHashSet<>()).add(line);
            byEnd.computeIfAbsent(last(line), c -> new LinkedHashSet<>()).add(line);
        }
        while (!open.isEmpty()) {
            LineString start = open.poll();
            if (take(start, byEnd)) add(join(start, byEnd), rings);
        }
        return rings;
    }

    private static Coordinate[] join(LineString start, Map<Coordinate, Set<LineString>> byEnd) {
        var ring = new CoordinateList(start.getCoordinates(), false);
        Coordinate begin = first(start);
        Coordinate end = last(start);
        while (!end.equals2D(begin)) {
            Set<LineString> next = byEnd.getOrDefault(end, Set.of());
            if (next.isEmpty()) return new Coordinate[0];
            LineString line = next.iterator().next();
            take(line, byEnd);
            boolean forward = first(line).equals2D(end);
            ring.add(line.getCoordinates(), false, forward);
            end = forward ? last(line) : first(line);
        }
        return ring.toCoordinateArray();
    }

    /** Takes a line out of the table; false if it was taken before. */
    private static boolean take(LineString line, Map<Coordinate, Set<LineString>> byEnd) {
        Set<LineString> atFirst = byEnd.get(first(line));
        Set<LineString> atLast = byEnd.get(last(line));
        boolean there = atFirst != null && atFirst.remove(line);
        if (atLast != null) atLast.remove(line);
        return there;
    }

    private static void add(Coordinate[] ring, List<Polygon> rings) {
        if (ring.length >= LinearRing.MINIMUM_VALID_SIZE + 1) rings.add(SHAPES.createPolygon(ring));
    }

    private static Coordinate first(LineString line) {
        return line.getCoordinateN(0);
    }

    private static Coordinate last(LineString line) {
        return line.getCoordinateN(line.getNumPoints() - 1);
    }
}
