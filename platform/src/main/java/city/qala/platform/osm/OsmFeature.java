package city.qala.platform.osm;

import java.util.Map;
import org.locationtech.jts.geom.Geometry;

/**
 * A thing on the map: tags and a geometry in WGS 84, x = longitude, y = latitude.
 *
 * @param kind what it was made from
 * @param id id of that element in OpenStreetMap; unique within its kind
 * @param tags its tags, as written by the mappers
 * @param geometry a Point, a (Multi)LineString or a (Multi)Polygon; never empty, polygons valid
 */
public record OsmFeature(OsmKind kind, long id, Map<String, String> tags, Geometry geometry) {
    public OsmFeature {
        tags = Map.copyOf(tags);
    }

    /** Letter and id, for example {@code w19780616}. */
    public String code() {
        return kind.letter() + Long.toString(id);
    }

    /** Its name tag, or empty text. */
    public String name() {
        return tags.getOrDefault("name", "");
    }
}
