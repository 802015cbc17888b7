package city.qala.services.street;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Which reports somebody asks for.
 *
 * @param services codes; all if empty
 * @param from requested at or after
 * @param to requested before
 * @param open whether open ones or closed ones; both if empty
 * @param updatedSince changed at or after
 * @param box on the ground
 * @param most reports, at most 1,000
 * @param skip reports before them
 */
record Search(
        List<String> services,
        Instant from,
        Instant to,
        Optional<Boolean> open,
        Optional<Instant> updatedSince,
        Optional<Box> box,
        int most,
        int skip) {

    /** A part of the ground in degrees. */
    record Box(double west, double south, double east, double north) {}

    Search {
        services = List.copyOf(services);
    }
}
