package city.qala.demo;

import city.qala.kernel.Point;
import city.qala.platform.osm.OsmFeature;
import city.qala.platform.osm.OsmKind;
import city.qala.platform.osm.OsmReader;
import city.qala.platform.osm.OsmShape;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.prep.PreparedGeometry;
import org.locationtech.jts.geom.prep.PreparedGeometryFactory;
import org.locationtech.jts.operation.linemerge.LineMerger;

/** What the plan of the town needs of the real map: streets, places, lines, districts. */
final class TownMap {
    /** Schaan, Vaduz, Planken and Triesenberg: together about 14,000 people in 2015. */
    static final Envelope BOX = new Envelope(9.487, 9.575, 47.110, 47.200);

    private static final Set<String> TOWN = Set.of("Schaan", "Vaduz", "Planken", "Triesenberg");
    private static final Set<String> MAIN = Set.of("primary", "secondary");
    private static final Set<String> STREETS =
            Set.of(
                    "primary",
                    "secondary",
                    "tertiary",
                    "unclassified",
                    "residential",
                    "living_street",
                    "pedestrian");
    private static final Set<String> BUS_LINES = Set.of("11", "12", "13", "14");
    private static final GeometryFactory SHAPES = new GeometryFactory();

    /** A named or nameless street, piece by piece, inside one district. */
    record Street(long id, String name, boolean main, List<Point> line, String district) {
        Street {
            line = List.copyOf(line);
        }

        double metres() {
            double sum = 0;
            for (int i = 1; i < line.size(); i++) {
                sum += Metric.metres(line.get(i - 1), line.get(i));
            }
            return sum;
        }
    }

    /** A place: stop, school, car park, bench; {@code squareMetres} of areas, else 0. */
    record Place(String name, Point at, double squareMetres, String district) {}

    /** A bus line's way through the town. */
    record Line(String number, List<Point> way) {
        Line {
            way = List.copyOf(way);
        }
    }

    private final Map<String, PreparedGeometry> districts = new TreeMap<>();
    private final List<OsmFeature> raw = new ArrayList<>();

    private TownMap() {}

    /** Reads the town out of the extract. */
    static TownMap read(Path extract) {
        var map = new TownMap();
        new OsmReader(extract).read(TownMap::shapeOf, BOX, map::take);
        map.raw.sort(Comparator.comparing(OsmFeature::kind).thenComparingLong(OsmFeature::id));
        return map;
    }

    private static OsmShape shapeOf(OsmKind kind, Map<String, String> tags) {
        return switch (kind) {
            case NODE ->
                    tags.containsKey("amenity")
                                    || "bus_stop".equals(tags.get("highway"))
                                    || "village".equals(tags.get("place"))
                            ? OsmShape.POINT
                            : OsmShape.NONE;
            case WAY -> {
                if (STREETS.contains(tags.getOrDefault("highway", ""))) yield OsmShape.LINE;
                yield tags.containsKey("building") || tags.containsKey("amenity")
                        ? OsmShape.AREA
                        : OsmShape.NONE;
            }
            case RELATION -> {
                if ("bus".equals(tags.get("route"))
                        && BUS_LINES.contains(tags.getOrDefault("ref", ""))) yield OsmShape.LINE;
                yield "8".equals(tags.get("admin_level")) ? OsmShape.AREA : OsmShape.NONE;
            }
        };
    }

    private void take(OsmFeature f) {
        boolean area = f.kind() == OsmKind.RELATION && f.tags().containsKey("admin_level");
        if (!area) raw.add(f);
        else if (TOWN.contains(f.name()))
            districts.put(f.name(), PreparedGeometryFactory.prepare(f.geometry()));
    }

    /** District of a point; empty outside the town. */
    Optional<String> district(Point at) {
        if (!BOX.contains(at.lon(), at.lat())) return Optional.empty();
        Geometry p = SHAPES.createPoint(new Coordinate(at.lon(), at.lat()));
        for (var e : districts.entrySet()) {
            if (e.getValue().covers(p)) return Optional.of(e.getKey());
        }
        return Optional.empty();
    }

    /** Streets of the town in the order of their ids. */
    List<Street> streets() {
        var found = new ArrayList<Street>();
        for (OsmFeature f : raw) {
            String highway = f.tags().getOrDefault("highway", "");
            if (f.kind() != OsmKind.WAY || !STREETS.contains(highway)) continue;
            List<Point> line = points(f.geometry().getCoordinates());
            Optional<String> district = district(line.get(line.size() / 2));
            if (district.isEmpty() || !line.stream().allMatch(p -> district(p).isPresent()))
                continue;
            found.add(new Street(f.id(), f.name(), MAIN.contains(highway), line, district.get()));
        }
        return found;
    }

    /** Places with this tag in the order of their ids. */
    List<Place> places(String key, String value) {
        var found = new ArrayList<Place>();
        for (OsmFeature f : raw) {
            if (f.kind() == OsmKind.RELATION || !value.equals(f.tags().get(key))) continue;
            place(f).ifPresent(found::add);
        }
        return found;
    }

    /** Buildings, the largest first. */
    List<Place> buildings() {
        return raw.stream()
                .filter(f -> f.kind() == OsmKind.WAY && f.tags().containsKey("building"))
                .map(this::place)
                .flatMap(Optional::stream)
                .sorted(Comparator.comparingDouble(Place::squareMetres).reversed())
                .toList();
    }

    private Optional<Place> place(OsmFeature f) {
        var middle = f.geometry().getCentroid();
        var at = new Point(middle.getY(), middle.getX());
        double area = f.geometry().getArea() * 111_195 * 111_195 * Math.cos(Math.toRadians(47.15));
        return district(at).map(d -> new Place(f.name(), at, area, d));
    }

    /** The chosen bus lines, each as the longest unbroken way inside the map. */
    List<Line> lines() {
        var box = SHAPES.toGeometry(BOX);
        var found = new ArrayList<Line>();
        for (OsmFeature f : raw) {
            if (f.kind() != OsmKind.RELATION || !"bus".equals(f.tags().get("route"))) continue;
            var merger = new LineMerger();
            merger.add(f.geometry().union().intersection(box));
            LineString longest = null;
            for (Object part : merger.getMergedLineStrings()) {
                var line = (LineString) part;
                if (longest == null || line.getLength() > longest.getLength()) longest = line;
            }
            if (longest == null) continue;
            found.add(new Line(f.tags().getOrDefault("ref", ""), points(longest.getCoordinates())));
        }
        found.sort(Comparator.comparing(Line::number));
        return found;
    }

    private static List<Point> points(Coordinate[] row) {
        return java.util.Arrays.stream(row).map(c -> new Point(c.y, c.x)).toList();
    }
}
