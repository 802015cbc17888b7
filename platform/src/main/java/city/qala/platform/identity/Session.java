package city.qala.platform.identity;

import java.time.Instant;

/**
 * Somebody is, or was, signed in.
 *
 * @param account whose
 * @param csrf what the forms of this session send along
 * @param expires when it ends or ended
 */
record Session(String account, String csrf, Instant expires) {}
