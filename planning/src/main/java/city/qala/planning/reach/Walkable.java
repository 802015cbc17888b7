package city.qala.planning.reach;

import java.util.Map;
import java.util.Set;

/**
 * Which ways people walk along: everything but motor roads, ramps, squares (they have no length),
 * platforms (people wait there) and what is not built yet.
 */
public final class Walkable {
    private static final Set<String> WAYS =
            Set.of(
                    "footway",
                    "path",
                    "pedestrian",
                    "steps",
                    "living_street",
                    "residential",
                    "service",
                    "unclassified",
                    "tertiary",
                    "secondary",
                    "primary",
                    "cycleway",
                    "track",
                    "bridleway",
                    "road");

    private Walkable() {}

    /** Whether a way with these tags can be walked. */
    public static boolean is(Map<String, String> tags) {
        return WAYS.contains(tags.getOrDefault("highway", ""))
                && !tags.getOrDefault("area", "no").equals("yes")
                && !tags.getOrDefault("public_transport", "").equals("platform");
    }
}
