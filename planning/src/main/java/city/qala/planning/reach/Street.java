package city.qala.planning.reach;

import java.util.Map;
import java.util.Set;

/**
 * What is known of a way that children walk on.
 *
 * @param code letter and id on the map
 * @param name or empty text
 * @param light whether it is lit
 * @param sidewalk whether there is somewhere to walk
 * @param isMain primary, secondary or tertiary: crossing it counts
 */
record Street(String code, String name, Known light, Known sidewalk, boolean isMain) {
    private static final Set<String> MAIN = Set.of("primary", "secondary", "tertiary");
    private static final Set<String> ON_FOOT =
            Set.of("footway", "path", "pedestrian", "steps", "living_street");
    private static final Set<String> DARK = Set.of("no", "disused");
    private static final Set<String> NO_SIDEWALK = Set.of("no", "none");

    /** Yes, no, or nobody has said: that is not a no. */
    enum Known {
        YES,
        NO,
        UNKNOWN
    }

    static Street of(String code, Map<String, String> tags) {
        String highway = tags.getOrDefault("highway", "");
        return new Street(
                code,
                tags.getOrDefault("name", ""),
                known(tags.get("lit"), DARK),
                ON_FOOT.contains(highway) ? Known.YES : known(tags.get("sidewalk"), NO_SIDEWALK),
                MAIN.contains(highway));
    }

    private static Known known(@org.jspecify.annotations.Nullable String tag, Set<String> no) {
        if (tag == null) return Known.UNKNOWN;
        return no.contains(tag) ? Known.NO : Known.YES;
    }
}
