package city.qala.platform.identity;

import city.qala.platform.config.Key;
import city.qala.platform.config.Settings;
import city.qala.platform.oidc.OidcConfig;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * Settings under {@code identity.*}.
 *
 * @param session how long somebody stays signed in
 * @param token how long a person's token for scripts lives
 * @param secondFactor whether administrators and inspectors need a second factor
 * @param town what authenticator programs call the town
 * @param oidc the town's own sign-in provider
 * @param secureCookies whether cookies travel over TLS only; so when the public base is https
 * @param strangers whether MQTT clients without credentials are let in, as nobody known
 */
public record IdentityConfig(
        Duration session,
        Duration token,
        boolean secondFactor,
        String town,
        OidcConfig oidc,
        boolean secureCookies,
        boolean strangers) {

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

    /** Whether a second factor is required of administrators and inspectors. */
    public static final Key<List<String>> SECOND_FACTOR =
            Key.choices(
                    "identity.second-factor", List.of("optional"), List.of("optional", "required"));

    /** All of them. */
    public static final List<Key<?>> KEYS =
            Stream.<Key<?>>concat(
                            Stream.of(SESSION, TOKEN, SECOND_FACTOR), OidcConfig.KEYS.stream())
                    .toList();

    /**
     * What the settings say.
     *
     * @param town its name in its first language
     * @param publicBase address of the city as residents see it
     */
    public static IdentityConfig of(
            Settings settings, String town, String publicBase, boolean strangers) {
        return new IdentityConfig(
                settings.get(SESSION),
                settings.get(TOKEN),
                settings.get(SECOND_FACTOR).equals(List.of("required")),
                town,
                OidcConfig.of(settings),
                publicBase.startsWith("https:"),
                strangers);
    }
}
