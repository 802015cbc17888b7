package city.qala.proactive.decide;

import city.qala.kernel.Wording;
import city.qala.proactive.law.LawRef;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * Why a policy says what it says of one unit.
 *
 * @param policy its id
 * @param unit whose decision it is
 * @param period for which it counts
 * @param outcome the answer
 * @param amount what is given; zero if nothing is
 * @param clauses each condition and exclusion that counts
 * @param amountFrom what the amount was computed from; empty if there is none
 * @param missing what nobody has told
 * @param flip the smallest change of one fact that would make it an entitlement
 * @param appealTo who answers an objection
 * @param appealDays days to object
 */
public record Explanation(
        String policy,
        String unit,
        String period,
        Outcome outcome,
        BigDecimal amount,
        List<Reason> clauses,
        List<Cited> amountFrom,
        List<MissingFact> missing,
        Optional<Flip> flip,
        Optional<Wording> appealTo,
        int appealDays) {
    public Explanation {
        clauses = List.copyOf(clauses);
        amountFrom = List.copyOf(amountFrom);
        missing = List.copyOf(missing);
    }

    /**
     * One clause with what it was decided by.
     *
     * @param id of the clause
     * @param says what it asks, in words
     * @param exclusion whether it takes away when it holds
     * @param holds {@code true}, {@code false}, {@code unknown} or {@code not-in-force}
     * @param law where it stands
     * @param because facts, figures of the law and computed values that decide it
     */
    public record Reason(
            String id,
            Optional<Wording> says,
            boolean exclusion,
            String holds,
            LawRef law,
            List<Cited> because) {
        public Reason {
            because = List.copyOf(because);
        }
    }

    /** What a cited value is. */
    public enum Kind {
        FACT,
        FIGURE,
        COMPUTED
    }

    /**
     * A value that takes part in a decision.
     *
     * @param name of the fact, parameter or formula
     * @param title what people call it
     * @param of whose it is; empty for a figure of the law
     * @param value as text; {@code ?} if it is not known
     * @param period for which, or since when a figure of the law holds
     * @param register that said it; empty for what is no fact
     * @param record version of the record there; empty if not told
     * @param law where a figure stands
     */
    public record Cited(
            Kind kind,
            String name,
            Optional<Wording> title,
            String of,
            String value,
            String period,
            String register,
            String record,
            LawRef law) {}

    /**
     * The smallest change found that makes it an entitlement, all else as it is.
     *
     * @param fact its name
     * @param of whose it is
     * @param now its value
     * @param then the nearest value with which the answer is yes
     * @param amount what would be given then
     */
    public record Flip(String fact, String of, String now, String then, BigDecimal amount) {}
}
