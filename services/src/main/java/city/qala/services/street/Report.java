package city.qala.services.street;

import city.qala.kernel.Point;
import java.time.Instant;
import java.util.Optional;

/**
 * A report as everybody may see it.
 *
 * @param id its number
 * @param seq its place in the order of changes
 * @param token by which whoever reported follows it
 * @param tracked whether it is told of at all
 * @param voices people who said that they are affected
 * @param expected when it was promised to be done
 */
record Report(
        long id,
        long seq,
        String token,
        String service,
        boolean open,
        String notes,
        String description,
        String address,
        String addressId,
        String zipcode,
        Optional<Point> at,
        String mediaUrl,
        boolean tracked,
        int voices,
        int reopened,
        Instant requested,
        Instant updated,
        Optional<Instant> expected,
        Optional<Instant> closed) {

    /** Whether the promise is broken by now, or was when it was closed. */
    boolean late(Instant now) {
        return expected.filter(e -> e.isBefore(closed.orElse(now))).isPresent();
    }
}
