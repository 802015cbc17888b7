package city.qala.proactive.decide;

import city.qala.proactive.law.Entity;
import city.qala.proactive.law.Period;
import java.math.BigDecimal;
import java.util.List;

/**
 * What one policy says of one unit of a household on a day.
 *
 * @param policy its id
 * @param of what kind of unit
 * @param unit id of the person, household or dwelling
 * @param period for which it counts
 * @param outcome the answer
 * @param amount what is given; zero if nothing is
 * @param missing what nobody has told, if it cannot be told
 */
public record Verdict(
        String policy,
        Entity of,
        String unit,
        Period period,
        Outcome outcome,
        BigDecimal amount,
        List<MissingFact> missing) {
    public Verdict {
        missing = List.copyOf(missing);
    }
}
