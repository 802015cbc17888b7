package city.qala.platform.identity;

import java.time.Instant;
import java.util.Set;

/**
 * An account of somebody who works for the town.
 *
 * @param name unique: small letters, digits, dots, hyphens, underscores, 2 to 64
 * @param roles codes of the roles held
 * @param mustChange whether the password was given by somebody else and must be replaced
 * @param disabled whether nobody can use it
 * @param created when it was made
 */
public record Account(
        String name, Set<String> roles, boolean mustChange, boolean disabled, Instant created) {
    public Account {
        roles = Set.copyOf(roles);
    }
}
