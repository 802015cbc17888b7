package city.qala.platform.osm;

/** What a reader wants of an element. */
public enum OsmShape {
    /** Not wanted. */
    NONE,
    /** A point: nodes only. */
    POINT,
    /** A line: ways, and relations whose members are ways (a bus line). */
    LINE,
    /** A polygon or several: closed ways and multipolygon or boundary relations. */
    AREA
}
