package city.qala.platform.osm;

import java.util.Map;

/** Takes elements in the order of the file. Arrays are handed over, not reused. */
interface OsmVisitor {
    /** Whether nodes are wanted; blocks of what is not wanted are passed over. */
    default boolean wantsNodes() {
        return false;
    }

    /** Whether ways are wanted. */
    default boolean wantsWays() {
        return false;
    }

    /** Whether relations are wanted. */
    default boolean wantsRelations() {
        return false;
    }

    /**
     * One node.
     *
     * @param lat units of 10⁻⁷ degrees
     * @param lon units of 10⁻⁷ degrees
     */
    default void node(long id, int lat, int lon, Map<String, String> tags) {}

    /** One way with the ids of its nodes. */
    default void way(long id, Map<String, String> tags, long[] nodes) {}

    /** One relation with those of its members that are ways, and their roles. */
    default void relation(long id, Map<String, String> tags, long[] ways, String[] roles) {}
}
