package city.qala.platform.identity;

import java.time.Instant;

/**
 * A token as its register remembers it. The token itself is shown once and kept nowhere.
 *
 * @param id by which it can be revoked
 * @param name who holds it
 * @param role what the holder may do
 * @param issued when it was made
 * @param expires when it ends
 * @param revoked whether it was ended before that
 */
public record IssuedToken(
        String id, String name, String role, Instant issued, Instant expires, boolean revoked) {}
