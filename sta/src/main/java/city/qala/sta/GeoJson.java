package city.qala.sta;

import city.qala.kernel.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.PrecisionModel;

/**
 * GeoJSON (RFC 7946) to shapes: longitude before latitude, WGS 84.
 *
 * <p>A Feature gives its geometry, a FeatureCollection the collection of its geometries, a missing
 * geometry an empty collection. Heights are dropped.
 */
public final class GeoJson {

    /** Most vertices of one shape. */
    public static final int MAX_VERTICES = 100_000;

    private static final int MAX_DEPTH = 10;
    private static final GeometryFactory FACTORY = new GeometryFactory(new PrecisionModel(), 4326);

    private int vertices;

    private GeoJson() {}

    /**
     * The shape of a GeoJSON value.
     *
     * @param json maps, lists, numbers and strings as a JSON parser gives them
     * @throws Problem {@code invalid-parameter} saying what is wrong: a type that is not known,
     *     coordinates that are not numbers or outside the earth, a ring that is not closed, more
     *     than {@link #MAX_VERTICES} vertices
     */
    public static Geometry shape(@Nullable Object json) {
        return new GeoJson().read(json, 0);
    }

    /** The same, null where {@link #shape} refuses. */
    public static @Nullable Geometry shapeOrNull(@Nullable Object json) {
        try {
            return shape(json);
        } catch (Problem refused) {
            return null;
        }
    }

    private Geometry read(@Nullable Object json, int depth) {
        if (depth > MAX_DEPTH) throw refused("is nested too deep");
        if (!(json instanceof Map<?, ?> map) || !(map.get("type") instanceof String type))
            throw refused("must be an object with a type");
        Object coordinates = map.get("coordinates");
        return switch (type) {
            case "Point" -> FACTORY.createPoint(position(coordinates));
            case "LineString" -> line(coordinates);
            case "Polygon" -> polygon(coordinates);
            case "MultiPoint" -> FACTORY.createMultiPointFromCoords(positions(coordinates));
            case "MultiLineString" ->
                    FACTORY.createMultiLineString(
                            each(coordinates, this::line).toArray(LineString[]::new));
            case "MultiPolygon" ->
                    FACTORY.createMultiPolygon(
                            each(coordinates, this::polygon).toArray(Polygon[]::new));
            case "GeometryCollection" -> collection(map.get("geometries"), depth);
            case "FeatureCollection" -> collection(map.get("features"), depth);
            case "Feature" ->
                    map.get("geometry") == null
                            ? FACTORY.createGeometryCollection()
                            : read(map.get("geometry"), depth + 1);
            default -> throw refused("has a type that GeoJSON does not know");
        };
    }

    private Geometry collection(@Nullable Object members, int depth) {
        return FACTORY.createGeometryCollection(
                each(members, m -> read(m, depth + 1)).toArray(Geometry[]::new));
    }

    private LineString line(@Nullable Object coordinates) {
        Coordinate[] positions = positions(coordinates);
        if (positions.length < 2) throw refused("must have two positions in a LineString");
        return FACTORY.createLineString(positions);
    }

    private Polygon polygon(@Nullable Object coordinates) {
        List<LinearRing> rings = each(coordinates, this::ring);
        if (rings.isEmpty()) throw refused("must have a ring in a Polygon");
        return FACTORY.createPolygon(
                rings.getFirst(), rings.subList(1, rings.size()).toArray(LinearRing[]::new));
    }

    private LinearRing ring(@Nullable Object coordinates) {
        Coordinate[] positions = positions(coordinates);
        if (positions.length < 4) throw refused("must have four positions in a ring");
        if (!positions[0].equals2D(positions[positions.length - 1]))
            throw refused("must have closed rings: the last position repeats the first");
        return FACTORY.createLinearRing(positions);
    }

    private Coordinate[] positions(@Nullable Object coordinates) {
        return each(coordinates, this::position).toArray(Coordinate[]::new);
    }

    private Coordinate position(@Nullable Object coordinates) {
        if (++vertices > MAX_VERTICES) throw refused("must not have more than 100000 vertices");
        if (!(coordinates instanceof List<?> list)
                || list.size() < 2
                || !(list.get(0) instanceof Number lon)
                || !(list.get(1) instanceof Number lat))
            throw refused("must have positions of two numbers, longitude before latitude");
        double x = lon.doubleValue();
        double y = lat.doubleValue();
        if (!inRange(x, y))
            throw refused("must lie between -180 and 180 degrees east and -90 and 90 north");
        return new Coordinate(x, y);
    }

    /** Whether a position is on the earth; false for NaN. */
    static boolean inRange(double x, double y) {
        return x >= -180 && x <= 180 && y >= -90 && y <= 90;
    }

    /** A point without JSON around it. */
    public static Point point(double lon, double lat) {
        if (!inRange(lon, lat)) throw refused("must lie on the earth");
        return FACTORY.createPoint(new Coordinate(lon, lat));
    }

    static GeometryFactory factory() {
        return FACTORY;
    }

    private static <T> List<T> each(
            @Nullable Object list, java.util.function.Function<@Nullable Object, T> read) {
        if (!(list instanceof List<?> members)) throw refused("must have arrays of coordinates");
        List<T> all = new ArrayList<>(members.size());
        for (Object member : members) all.add(read.apply(member));
        return all;
    }

    private static Problem refused(String why) {
        return Problem.of(
                        Problem.Kind.INVALID, "invalid-parameter", "The GeoJSON geometry %s.", why)
                .at("geometry", why);
    }
}
