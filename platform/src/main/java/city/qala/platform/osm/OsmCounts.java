package city.qala.platform.osm;

/**
 * How much an extract holds.
 *
 * @param nodes nodes, tagged or not
 * @param ways ways
 * @param relations relations
 */
public record OsmCounts(long nodes, long ways, long relations) {}
