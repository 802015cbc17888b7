package city.qala.governance.audit;

import city.qala.kernel.AuditEntry;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Who looked at one person's data, as that person may see it.
 *
 * @param looks newest first
 * @param delayed how many lines are not shown yet, by the day on which they open
 */
public record Looked(List<Look> looks, SortedMap<LocalDate, Integer> delayed) {
    public Looked {
        looks = List.copyOf(looks);
        delayed = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(delayed));
    }

    /**
     * One look, without a civil servant's private details: institution and role, never the name.
     *
     * @param number of the entry, for its proof
     * @param at when
     * @param organisation which institution; empty if unknown
     * @param roles in which roles
     * @param bySystem whether the machine did it, not a person
     * @param action what was done
     * @param outcome whether it was let through
     * @param purpose code of the purpose
     * @param legalBase the law that it rests on
     * @param dataSet what was read
     * @param fields what of this person was seen
     * @param run whether it was a run over many at once
     * @param own whether the person looked at their own data
     * @param decision id of the decision; empty for none
     */
    public record Look(
            long number,
            Instant at,
            String organisation,
            List<String> roles,
            boolean bySystem,
            String action,
            AuditEntry.Outcome outcome,
            String purpose,
            String legalBase,
            String dataSet,
            List<String> fields,
            boolean run,
            boolean own,
            String decision) {
        public Look {
            roles = List.copyOf(roles);
            fields = List.copyOf(fields);
        }
    }
}
