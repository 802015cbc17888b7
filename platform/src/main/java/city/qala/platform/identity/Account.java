package city.qala.platform.identity;

import city.qala.kernel.Problem;
import city.qala.kernel.Role;
import city.qala.kernel.Standing;
import java.time.Instant;
import java.util.Set;

/**
 * An account of somebody who works for the town, or of a resident.
 *
 * @param name unique: small letters, digits, dots, hyphens, underscores, 2 to 64
 * @param roles codes of the roles held
 * @param standing for whom they work, where and when; which resident they are
 * @param version grows with every change, so that two administrators do not undo one another
 * @param factor whether a second factor is on
 * @param mustChange whether the password was given by somebody else and must be replaced
 * @param disabled whether nobody can use it
 * @param created when it was made
 */
public record Account(
        String name,
        Set<String> roles,
        Standing standing,
        long version,
        boolean factor,
        boolean mustChange,
        boolean disabled,
        Instant created) {
    public Account {
        roles = Set.copyOf(roles);
    }

    /** Whether the role is held. */
    public boolean has(String role) {
        return roles.contains(role);
    }

    /**
     * Refuses roles that do not go together: who runs the machine does not inspect it, and a
     * resident's account is a resident's and nothing else.
     *
     * @throws Problem {@code invalid-parameter}
     */
    static void requireTogether(Set<String> roles, Standing standing) {
        boolean runs = roles.contains(Role.ADMIN) || roles.contains(Role.DEPARTMENT_ADMIN);
        if (runs && roles.contains(Role.OVERSIGHT))
            throw Problem.invalid("roles", Role.OVERSIGHT, "must not be held with " + Role.ADMIN);
        boolean resident = roles.contains(Role.RESIDENT);
        if (resident && roles.size() > 1)
            throw Problem.invalid("roles", Role.RESIDENT, "must be held alone");
        if (resident != standing.resident().isPresent())
            throw Problem.invalid(
                    "resident",
                    standing.resident().map(Object::toString).orElse(""),
                    "must be named for the role resident, and only for it");
    }
}
