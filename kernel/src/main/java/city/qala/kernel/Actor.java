package city.qala.kernel;

import java.util.Set;

/**
 * Who acts: a person, a device, a program, the machine itself, or nobody known.
 *
 * @param name stable name, unique in the city; for devices the token's name
 * @param roles codes of the roles held, see {@link Role}
 * @param standing for whom they work and where; which resident they are
 */
public record Actor(String name, Kind kind, Set<String> roles, Standing standing) {

    /** What stands behind the name. */
    public enum Kind {
        ANONYMOUS,
        PERSON,
        DEVICE,
        PROGRAM,
        SYSTEM
    }

    /** Nobody known. */
    public static final Actor ANONYMOUS = new Actor("anonymous", Kind.ANONYMOUS, Set.of());

    /** The machine itself, for timed work. */
    public static final Actor SYSTEM = new Actor("system", Kind.SYSTEM, Set.of());

    public Actor {
        roles = Set.copyOf(roles);
    }

    /** Somebody whose standing does not matter. */
    public Actor(String name, Kind kind, Set<String> roles) {
        this(name, kind, roles, Standing.NONE);
    }

    /** Whether nobody has signed in. */
    public boolean isAnonymous() {
        return kind == Kind.ANONYMOUS;
    }

    /** Whether one of the roles is held. */
    public boolean hasAny(String... wanted) {
        for (String w : wanted) {
            if (roles.contains(w)) return true;
        }
        return false;
    }
}
