package city.qala.proactive.benefit;

import city.qala.kernel.Ulid;
import java.time.Instant;
import java.time.LocalDate;

/**
 * What was decided of a household on a day. With its facts and its law it can be computed again at
 * any time, to the last sign.
 *
 * @param id our own id
 * @param household whom it is about
 * @param day for which it was decided
 * @param at when
 * @param law hash of the law
 * @param because what gave rise to it: {@code change}, {@code date}, {@code law} or {@code person}
 * @param facts as they were known, a line of a facts file
 * @param factsHash SHA-256 of them
 * @param answer a line of a decisions file
 */
public record Assessment(
        Ulid id,
        Ulid household,
        LocalDate day,
        Instant at,
        String law,
        String because,
        String facts,
        String factsHash,
        String answer) {}
