package city.qala.vision.watch;

import city.qala.kernel.Ulid;
import java.time.Instant;

/**
 * The machine takes a face for somebody who is sought.
 *
 * @param list whose list
 * @param entry whom
 * @param camera where
 * @param at when
 * @param distance how far the two descriptions are apart
 * @param second how far the next entry is
 * @param threshold under which distance it counts
 */
public record Hit(
        Ulid list,
        Ulid entry,
        String camera,
        Instant at,
        double distance,
        double second,
        double threshold) {}
