package city.qala.platform.osm;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A layer of the city's own map, one GeoJSON file each.
 *
 * <p>{@code class} of a road is {@code major}, {@code minor} or {@code path}; of water {@code area}
 * or, for lines, {@code river} or {@code stream}; places have a {@code kind}.
 */
enum MapLayer {
    WATER(0.00002),
    WOOD(0.00005),
    GREEN(0.00003),
    ROADS(0.00001),
    RAIL(0.00001),
    BUILDINGS(0.000005),
    DISTRICTS(0.00003),
    PLACES(0);

    private static final Set<String> MAJOR = Set.of("motorway", "trunk", "primary", "secondary");
    private static final Set<String> MINOR =
            Set.of(
                    "tertiary",
                    "unclassified",
                    "residential",
                    "living_street",
                    "service",
                    "pedestrian",
                    "road");
    private static final Set<String> PATH =
            Set.of("footway", "path", "cycleway", "steps", "track", "bridleway");
    private static final Set<String> WOODS = Set.of("forest", "wood");
    private static final Set<String> GREEN_USE =
            Set.of(
                    "grass",
                    "meadow",
                    "cemetery",
                    "village_green",
                    "recreation_ground",
                    "allotments",
                    "vineyard",
                    "orchard",
                    "park",
                    "pitch",
                    "playground",
                    "garden",
                    "golf_course",
                    "grassland",
                    "scrub",
                    "heath");
    private static final Set<String> WET = Set.of("water", "reservoir", "basin", "riverbank");
    private static final Set<String> STREAMS = Set.of("stream", "canal", "drain");
    private static final Set<String> RAILS =
            Set.of("rail", "light_rail", "tram", "subway", "narrow_gauge", "funicular");
    private static final Set<String> SETTLEMENTS =
            Set.of(
                    "city",
                    "town",
                    "suburb",
                    "quarter",
                    "neighbourhood",
                    "village",
                    "hamlet",
                    "borough");

    private final double tolerance;

    MapLayer(double tolerance) {
        this.tolerance = tolerance;
    }

    /** How far a simplified line may leave the true one, in degrees of latitude. */
    double tolerance() {
        return tolerance;
    }

    /** The layer's name, also of its file. */
    String word() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    /** The layer that an element belongs to; null if it is not on the map. */
    static @Nullable MapLayer of(OsmKind kind, Map<String, String> tags, int districtLevel) {
        if (kind == OsmKind.NODE) {
            return SETTLEMENTS.contains(tag(tags, "place")) && tags.containsKey("name")
                    ? PLACES
                    : null;
        }
        if (isDistrict(tags, districtLevel)) return DISTRICTS;
        if (kind == OsmKind.RELATION && !tag(tags, "type").equals("multipolygon")) return null;
        if (!tag(tags, "building").isEmpty()) {
            return tag(tags, "building").equals("no") ? null : BUILDINGS;
        }
        if (!roadClass(tags).isEmpty()) return kind == OsmKind.WAY ? ROADS : null;
        if (RAILS.contains(tag(tags, "railway"))) return kind == OsmKind.WAY ? RAIL : null;
        return surface(tags);
    }

    private static @Nullable MapLayer surface(Map<String, String> tags) {
        String natural = tag(tags, "natural");
        String use = tag(tags, "landuse");
        if (WET.contains(natural) || WET.contains(use) || !waterClass(tags).equals("area")) {
            return WATER;
        }
        if (tag(tags, "waterway").equals("riverbank")) return WATER;
        if (WOODS.contains(natural) || WOODS.contains(use)) return WOOD;
        if (GREEN_USE.contains(natural)
                || GREEN_USE.contains(use)
                || GREEN_USE.contains(tag(tags, "leisure"))) {
            return GREEN;
        }
        return null;
    }

    /** The shape that features of this layer have. */
    OsmShape shape(Map<String, String> tags) {
        return switch (this) {
            case PLACES -> OsmShape.POINT;
            case ROADS, RAIL -> OsmShape.LINE;
            case WATER -> waterClass(tags).equals("area") ? OsmShape.AREA : OsmShape.LINE;
            case WOOD, GREEN, BUILDINGS, DISTRICTS -> OsmShape.AREA;
        };
    }

    /** The {@code class} property, or empty text where the layer has none. */
    String classOf(Map<String, String> tags) {
        return switch (this) {
            case ROADS -> roadClass(tags);
            case WATER -> waterClass(tags);
            default -> "";
        };
    }

    private static boolean isDistrict(Map<String, String> tags, int level) {
        return tag(tags, "boundary").equals("administrative")
                && tag(tags, "admin_level").equals(Integer.toString(level))
                && tags.containsKey("name");
    }

    private static String waterClass(Map<String, String> tags) {
        String way = tag(tags, "waterway");
        if (way.equals("river")) return "river";
        return STREAMS.contains(way) ? "stream" : "area";
    }

    private static String roadClass(Map<String, String> tags) {
        String highway = tag(tags, "highway");
        String plain =
                highway.endsWith("_link")
                        ? highway.substring(0, highway.length() - "_link".length())
                        : highway;
        if (tag(tags, "area").equals("yes")) return "";
        if (MAJOR.contains(plain)) return "major";
        if (MINOR.contains(plain)) return "minor";
        return PATH.contains(plain) ? "path" : "";
    }

    private static String tag(Map<String, String> tags, String key) {
        return tags.getOrDefault(key, "");
    }
}
