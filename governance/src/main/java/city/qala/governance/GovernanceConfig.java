package city.qala.governance;

import java.time.ZoneId;
import java.util.List;

/**
 * Settings of governance.
 *
 * @param zone the city's time, for hours and days of use
 * @param inventories names of the files in which the parts of the city declare what they hold about
 *     people
 */
public record GovernanceConfig(ZoneId zone, List<String> inventories) {
    public GovernanceConfig {
        inventories = List.copyOf(inventories);
    }
}
