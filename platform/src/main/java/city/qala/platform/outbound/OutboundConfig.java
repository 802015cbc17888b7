package city.qala.platform.outbound;

import city.qala.kernel.Problem;
import city.qala.platform.config.Key;
import city.qala.platform.config.Settings;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which machines the town may call.
 *
 * @param allow hosts, or hosts with a port ({@code id.example.kz}, {@code id.example.kz:8443});
 *     none by default, and no patterns
 */
public record OutboundConfig(Set<String> allow) {
    /** {@code platform.outbound-allow}. */
    public static final Key<List<String>> ALLOW = Key.list("platform.outbound-allow", List.of());

    /** Every key. */
    public static final List<Key<?>> KEYS = List.of(ALLOW);

    private static final String HOST =
            "([a-z0-9]([a-z0-9-]*[a-z0-9])?)(\\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*(:[0-9]{1,5})?";

    public OutboundConfig {
        var hosts = new TreeSet<String>();
        for (String host : allow) {
            String small = host.strip().toLowerCase(Locale.ROOT);
            if (!small.matches(HOST))
                throw Problem.invalid(
                        ALLOW.name(), host, "must be a host such as id.example.kz, no pattern");
            hosts.add(small);
        }
        allow = Set.copyOf(hosts);
    }

    /** What the settings say. */
    public static OutboundConfig of(Settings settings) {
        return new OutboundConfig(Set.copyOf(settings.get(ALLOW)));
    }
}
