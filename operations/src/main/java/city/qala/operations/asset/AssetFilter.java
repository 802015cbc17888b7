package city.qala.operations.asset;

import city.qala.platform.http.Exchange;
import city.qala.web.Address;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;

/**
 * What a reader has asked the list of assets to show; all of it lives in the address.
 *
 * @param kind one kind, {@code all}, or empty for street furniture, which is looked at first
 * @param district name of the district, or empty for all
 * @param state {@code due}, {@code unused}, {@code failing}, or empty for all
 */
record AssetFilter(String kind, String district, String state) {

    /** What people mean first by assets of the street. */
    static final Set<String> FURNITURE = Set.of("stop", "bench");

    static final List<String> STATES = List.of("due", "unused", "failing");

    static AssetFilter of(Exchange x) {
        String state = x.queryParam("state").orElse("");
        return new AssetFilter(
                x.queryParam("kind").orElse(""),
                x.queryParam("district").orElse(""),
                STATES.contains(state) ? state : "");
    }

    Set<String> kinds() {
        if (kind.isEmpty()) return FURNITURE;
        return Assets.KINDS.contains(kind) ? Set.of(kind) : Assets.KINDS;
    }

    boolean admits(Asset a) {
        boolean fits =
                switch (state) {
                    case "due" -> a.due().isPresent();
                    case "unused" -> DueRule.unused(a.life());
                    case "failing" -> a.life().uptime() < DueRule.LEAST_UPTIME;
                    default -> true;
                };
        return fits && (district.isEmpty() || a.life().district().equals(district));
    }

    Address address(String path) {
        var options = new LinkedHashMap<String, String>();
        options.put("kind", kind);
        options.put("district", district);
        options.put("state", state);
        return new Address(path, options);
    }
}
