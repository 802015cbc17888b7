package city.qala.platform.osm;

import java.util.Map;

/** Chooses elements by their tags, and the shape that each is to have. */
@FunctionalInterface
public interface OsmFilter {
    /**
     * The shape wanted of an element with these tags. Tags of an element without any are an empty
     * map; a shape that the element cannot have (the area of an open way) leaves it out.
     */
    OsmShape shapeOf(OsmKind kind, Map<String, String> tags);
}
