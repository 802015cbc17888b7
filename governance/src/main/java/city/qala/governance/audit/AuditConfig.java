package city.qala.governance.audit;

import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;

/**
 * Settings of the audit log.
 *
 * @param city the town's name as it stands on signed roots
 * @param zone where a day begins and ends for release rules and the daily publication
 * @param witnesses folders, kept by others, that receive the day's signed root
 */
public record AuditConfig(String city, ZoneId zone, List<Path> witnesses) {
    public AuditConfig {
        witnesses = List.copyOf(witnesses);
    }
}
