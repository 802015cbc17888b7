package city.qala.platform.identity;

import city.qala.platform.config.Key;
import city.qala.platform.config.Settings;
import java.time.Duration;
import java.util.List;

/**
 * Settings under {@code identity.*}.
 *
 * @param session how long somebody stays signed in
 * @param token how long a person's token for scripts lives
 * @param secureCookies whether cookies travel over TLS only; so when the public base is https
 * @param strangers whether MQTT clients without credentials are let in, as nobody known
 */
public record IdentityConfig(
        Duration session, Duration token, boolean secureCookies, boolean strangers) {

    /** Length of a session. */
    public static final Key<Duration> SESSION =
            Key.duration(
                    "identity.session",
                    Duration.ofHours(12),
                    Duration.ofMinutes(5),
                    Duration.ofDays(7));

    /** Life of a person's token. */
    public static final Key<Duration> TOKEN =
            Key.duration(
                    "identity.token",
                    Duration.ofMinutes(15),
                    Duration.ofMinutes(1),
                    Duration.ofHours(12));

    /** All of them. */
    public static final List<Key<?>> KEYS = List.of(SESSION, TOKEN);

    /**
     * What the settings say.
     *
     * @param publicBase address of the city as residents see it
     */
    public static IdentityConfig of(Settings settings, String publicBase, boolean strangers) {
        return new IdentityConfig(
                settings.get(SESSION),
                settings.get(TOKEN),
                publicBase.startsWith("https:"),
                strangers);
    }
}
