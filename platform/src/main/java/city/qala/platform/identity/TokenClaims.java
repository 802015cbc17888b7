package city.qala.platform.identity;

import city.qala.kernel.Actor;
import city.qala.kernel.Ulid;
import java.time.Instant;
import java.util.Set;

/**
 * What a good token says.
 *
 * @param id its own id, by which it can be revoked
 * @param name who holds it
 * @param kind device, program or person
 * @param roles what the holder may do; for a person the account decides, not the token
 * @param expires when it ends
 */
record TokenClaims(String id, String name, Actor.Kind kind, Set<String> roles, Instant expires) {
    TokenClaims {
        roles = Set.copyOf(roles);
    }

    /** When it was made, to the millisecond; long ago if its id does not tell. */
    Instant made() {
        return Ulid.find(id).map(Ulid::at).orElse(Instant.EPOCH);
    }
}
