package city.qala.governance;

import java.time.ZoneId;

/**
 * Settings of governance.
 *
 * @param zone the city's time, for hours and days of use
 */
public record GovernanceConfig(ZoneId zone) {}
