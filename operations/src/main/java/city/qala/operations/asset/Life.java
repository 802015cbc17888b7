package city.qala.operations.asset;

import city.qala.kernel.Point;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a thing's own sensors tell of its last 30 days.
 *
 * @param code its code
 * @param name its name
 * @param kind its kind
 * @param device name of the token that speaks for it, or empty
 * @param district where it is
 * @param at its point
 * @param lastSeen time of its newest value
 * @param silent whether it is silent now
 * @param uptime share of the time since its first value in which it spoke; NaN without any
 * @param usedHours hours in which it was used; NaN if nothing that it measures tells of use
 * @param measuredHours hours in which it could be told whether it was used
 * @param lastUse start of the last hour in which it was used
 * @param byHour for each hour of the day the share of its measured hours that were used, NaN for an
 *     hour never measured; empty if nothing tells of use
 */
public record Life(
        String code,
        String name,
        String kind,
        String device,
        String district,
        Optional<Point> at,
        Optional<Instant> lastSeen,
        boolean silent,
        double uptime,
        double usedHours,
        int measuredHours,
        Optional<Instant> lastUse,
        List<Double> byHour) {
    public Life {
        byHour = List.copyOf(byHour);
    }

    /** Whether its sensors tell of use at all. */
    public boolean tellsUse() {
        return Double.isFinite(usedHours);
    }
}
