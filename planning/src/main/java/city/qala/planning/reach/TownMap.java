package city.qala.planning.reach;

import city.qala.kernel.Problem;
import city.qala.platform.osm.OsmFeature;
import city.qala.platform.osm.OsmKind;
import city.qala.platform.osm.OsmReader;
import city.qala.platform.osm.OsmShape;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;

/** What planning needs of a town's map: ways to walk, homes, schools and lamps. */
final class TownMap {
    private static final OsmTag LAMP = new OsmTag("highway", "street_lamp");
    private static final OsmTag SCHOOL = new OsmTag("amenity", "school");
    private static final Set<String> HOMES =
            Set.of(
                    "yes",
                    "house",
                    "residential",
                    "apartments",
                    "detached",
                    "semidetached_house",
                    "terrace",
                    "bungalow",
                    "farm",
                    "dormitory");
    private static final Set<String> NO_HOMES =
            Set.of("amenity", "shop", "office", "industrial", "man_made", "historic", "tourism");

    private final List<Coordinate> homes = new ArrayList<>();
    private final List<Coordinate> schools = new ArrayList<>();
    private final List<Coordinate> lamps = new ArrayList<>();
    private final List<OsmFeature> ways = new ArrayList<>();
    private final Envelope box = new Envelope();

    private TownMap() {}

    /**
     * Reads an extract.
     *
     * @throws Problem if there is nothing to walk on
     */
    static TownMap read(Path osm) {
        var town = new TownMap();
        new OsmReader(osm).read(TownMap::shape, null, town::take);
        if (town.ways.isEmpty())
            throw Problem.invalid("osm", osm, "must hold ways that can be walked");
        return town;
    }

    List<Coordinate> schools() {
        return List.copyOf(schools);
    }

    /** The walks of all homes to their nearest schools. */
    SchoolWays.Found schoolWays(double childrenAHome, int newLamps) {
        var plane = new Plane(box.centre().y);
        var net = new WalkNetwork(plane);
        for (OsmFeature way : ways)
            net.add(Street.of(way.code(), way.tags()), way.geometry().getCoordinates());
        net.close();
        var light = new Points();
        for (Coordinate lamp : lamps) light.add(plane.x(lamp.x), plane.y(lamp.y));
        return new SchoolWays(net, plane, light, childrenAHome).found(homes, schools, newLamps);
    }

    /** What the map says of the light of the ways. */
    Survey.Light light() {
        var plane = new Plane(box.centre().y);
        var km = new EnumMap<Street.Known, Double>(Street.Known.class);
        for (OsmFeature way : ways) {
            Coordinate[] line = way.geometry().getCoordinates();
            double metres = 0;
            for (int i = 1; i < line.length; i++)
                metres +=
                        Math.hypot(
                                plane.x(line[i].x) - plane.x(line[i - 1].x),
                                plane.y(line[i].y) - plane.y(line[i - 1].y));
            km.merge(Street.of(way.code(), way.tags()).light(), metres / 1000, Double::sum);
        }
        double lit = km.getOrDefault(Street.Known.YES, 0.0);
        double unlit = km.getOrDefault(Street.Known.NO, 0.0);
        double unknown = km.getOrDefault(Street.Known.UNKNOWN, 0.0);
        return new Survey.Light(lit + unlit + unknown, lit, unlit, unknown, lamps.size());
    }

    /** How long it is dark here before children are home. */
    DarkHours darkHours(int year, ZoneId zone) {
        Coordinate middle = box.centre();
        return DarkHours.of(middle.y, middle.x, year, zone);
    }

    private static OsmShape shape(OsmKind kind, Map<String, String> tags) {
        if (kind == OsmKind.NODE)
            return LAMP.isIn(tags) || SCHOOL.isIn(tags) ? OsmShape.POINT : OsmShape.NONE;
        // Other relations (a street, a site) only list what belongs together.
        if (kind == OsmKind.RELATION && !tags.getOrDefault("type", "").equals("multipolygon"))
            return OsmShape.NONE;
        if (isHome(tags) || SCHOOL.isIn(tags)) return OsmShape.AREA;
        return kind == OsmKind.WAY && Walkable.is(tags) ? OsmShape.LINE : OsmShape.NONE;
    }

    private static boolean isHome(Map<String, String> tags) {
        return HOMES.contains(tags.getOrDefault("building", ""))
                && NO_HOMES.stream().noneMatch(tags::containsKey);
    }

    private void take(OsmFeature feature) {
        Map<String, String> tags = feature.tags();
        if (LAMP.isIn(tags)) lamps.add(feature.geometry().getCoordinate());
        else if (SCHOOL.isIn(tags)) schools.add(middle(feature));
        else if (isHome(tags)) homes.add(middle(feature));
        else {
            ways.add(feature);
            box.expandToInclude(feature.geometry().getEnvelopeInternal());
        }
    }

    private static Coordinate middle(OsmFeature feature) {
        return feature.geometry().getCentroid().getCoordinate();
    }
}
