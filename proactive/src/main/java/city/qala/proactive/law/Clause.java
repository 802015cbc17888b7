package city.qala.proactive.law;

import city.qala.kernel.Wording;
import java.time.LocalDate;
import java.util.Optional;

/**
 * One condition or exclusion of a policy.
 *
 * @param id unique in the policy
 * @param says what it asks, in plain words
 * @param when true if it holds; an exclusion that holds excludes
 * @param exclusion whether it takes away
 * @param from first day of periods for which it counts
 * @param to last such day
 * @param law where it stands
 */
public record Clause(
        String id,
        Optional<Wording> says,
        Expr when,
        boolean exclusion,
        LocalDate from,
        LocalDate to,
        LawRef law,
        Place at) {

    /** Whether it counts in a period that begins on a day. */
    public boolean counts(LocalDate day) {
        return !day.isBefore(from) && !day.isAfter(to);
    }
}
