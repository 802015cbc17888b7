package city.qala.governance.audit;

import city.qala.kernel.Problem;
import city.qala.platform.config.CityConfig;
import city.qala.platform.config.Key;
import city.qala.platform.config.Settings;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;

/**
 * Settings of the audit log.
 *
 * @param city the town's name as it stands on signed roots, one line
 * @param zone where a day begins and ends for release rules and the daily publication
 * @param witnesses folders, kept by others, that receive the day's signed root
 * @param addresses addresses of others that receive it too
 */
public record AuditConfig(
        String city, ZoneId zone, List<Path> witnesses, List<WitnessAddress> addresses) {
    /** {@code governance.audit-witnesses}. */
    public static final Key<List<String>> WITNESSES =
            Key.list("governance.audit-witnesses", List.of());

    /** All of them. */
    public static final List<Key<?>> KEYS = List.of(WITNESSES);

    public AuditConfig {
        if (city.isBlank() || city.chars().anyMatch(Character::isISOControl))
            throw Problem.invalid("city", city, "must be one line");
        witnesses = List.copyOf(witnesses);
        addresses = List.copyOf(addresses);
    }

    /** With folders as the only witnesses. */
    public AuditConfig(String city, ZoneId zone, List<Path> witnesses) {
        this(city, zone, witnesses, List.of());
    }

    /** What the settings say. */
    public static AuditConfig of(Settings settings, CityConfig city) {
        return new AuditConfig(
                city.names().getOrDefault(city.languages().getFirst(), "Qala"),
                city.zone(),
                settings.get(WITNESSES).stream()
                        .filter(w -> !WitnessAddress.isAddress(w))
                        .map(Path::of)
                        .toList(),
                settings.get(WITNESSES).stream()
                        .filter(WitnessAddress::isAddress)
                        .map(WitnessAddress::parse)
                        .toList());
    }
}
