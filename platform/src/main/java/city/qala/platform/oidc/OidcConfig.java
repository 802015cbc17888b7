package city.qala.platform.oidc;

import city.qala.kernel.Role;
import city.qala.platform.config.Key;
import city.qala.platform.config.Settings;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Settings under {@code identity.oidc-*}.
 *
 * @param issuer address of the provider; empty if there is none
 * @param client our name there
 * @param secret what proves that it is us; empty for a public client
 * @param name what the button on the sign-in page says
 * @param scopes what is asked for, with blanks between
 * @param groupsClaim claim that holds the groups of somebody
 * @param roles which group gives which role; who is in none of them gets no account
 */
public record OidcConfig(
        String issuer,
        String client,
        String secret,
        String name,
        String scopes,
        String groupsClaim,
        Map<String, String> roles) {

    /** Address of the provider. */
    public static final Key<String> ISSUER = Key.address("identity.oidc-issuer", "");

    /** Our name there. */
    public static final Key<String> CLIENT = Key.text("identity.oidc-client", "qala");

    /** What proves that it is us. */
    public static final Key<String> SECRET = Key.secret("identity.oidc-secret");

    /** What the button says. */
    public static final Key<String> NAME = Key.text("identity.oidc-name", "");

    /** What is asked for. */
    public static final Key<String> SCOPES = Key.text("identity.oidc-scopes", "openid profile");

    /** Where the groups are. */
    public static final Key<String> GROUPS = Key.text("identity.oidc-groups-claim", "groups");

    /** Which group gives which role, as {@code group=role}. */
    public static final Key<List<String>> ROLES =
            new Key<>(
                    "identity.oidc-roles",
                    Key.Form.LIST,
                    "",
                    "",
                    List.of(),
                    given -> {
                        List<String> items =
                                Key.list("identity.oidc-roles", List.of()).parser().apply(given);
                        mapping(items);
                        return items;
                    });

    /** All of them. */
    public static final List<Key<?>> KEYS =
            List.of(ISSUER, CLIENT, SECRET, NAME, SCOPES, GROUPS, ROLES);

    // Two people decide who inspects, and a resident's account is bound to a resident: no group
    // of a provider gives either.
    private static final Set<String> NEVER = Set.of(Role.OVERSIGHT, Role.RESIDENT);

    public OidcConfig {
        roles = Map.copyOf(roles);
    }

    /** What the settings say. */
    public static OidcConfig of(Settings s) {
        String issuer = s.get(ISSUER);
        String name = s.get(NAME);
        String host = issuer.isEmpty() ? "" : URI.create(issuer).getHost();
        return new OidcConfig(
                issuer,
                s.get(CLIENT),
                issuer.isEmpty() ? "" : s.secret(SECRET),
                name.isEmpty() ? host : name,
                s.get(SCOPES),
                s.get(GROUPS),
                mapping(s.get(ROLES)));
    }

    /** Whether there is a provider. */
    public boolean isOn() {
        return !issuer.isEmpty();
    }

    /** The roles that these groups give. */
    public Set<String> rolesOf(List<String> groups) {
        var given = new TreeSet<String>();
        for (String group : groups) {
            String role = roles.get(group);
            if (role != null) given.add(role);
        }
        return given;
    }

    private static Map<String, String> mapping(List<String> items) {
        var map = new LinkedHashMap<String, String>();
        for (String item : items) {
            int eq = item.lastIndexOf('=');
            String role = item.substring(eq + 1).strip();
            boolean good = eq > 0 && role.matches("[a-z][a-z-]{1,40}") && !NEVER.contains(role);
            if (!good) throw new IllegalArgumentException(item);
            map.put(item.substring(0, eq).strip(), role);
        }
        return map;
    }
}
