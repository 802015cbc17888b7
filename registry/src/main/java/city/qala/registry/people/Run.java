package city.qala.registry.people;

import java.time.Instant;

/**
 * A run of the linkage over all registers.
 *
 * @param id number
 * @param began when
 * @param ended when
 * @param basis how far deliveries and decisions were
 * @param records that were compared
 * @param persons that they are
 * @param merged persons that became one with another
 * @param split persons that were parted
 * @param households that there are
 * @param threshold weight in bits above which two records are linked
 * @param precision expected share of links that are right
 * @param recall expected share of the pairs of one person that are linked
 */
public record Run(
        long id,
        Instant began,
        Instant ended,
        String basis,
        int records,
        int persons,
        int merged,
        int split,
        int households,
        double threshold,
        double precision,
        double recall) {}
