package city.qala.governance.audit;

import city.qala.kernel.Actor;
import city.qala.kernel.AuditEntry;
import city.qala.kernel.Release;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * One entry as it stands in the log.
 *
 * @param number its place in the tree, from 0; no number is ever missing or given twice
 * @param at when
 * @param actor name of who; a resident's is their pseudonym
 * @param kind what stands behind the name
 * @param organisation for whom they acted; empty if unknown
 * @param roles codes of the roles held
 * @param action what was done
 * @param outcome whether it was let through
 * @param subject keyed pseudonym of whom it concerned as {@code person:0123…}, or another object in
 *     words; empty if neither
 * @param purpose code of the purpose, possibly empty
 * @param legalBase the law that it rests on
 * @param dataSet what was read
 * @param fields which of its fields
 * @param queryHash SHA-256 of the question
 * @param rows how many rows; -1 if nobody counted
 * @param decision id of the decision
 * @param release when those concerned may see it
 * @param facts more
 * @param text the canonical form, whose hash is the leaf
 */
public record AuditLine(
        long number,
        Instant at,
        String actor,
        Actor.Kind kind,
        String organisation,
        List<String> roles,
        String action,
        AuditEntry.Outcome outcome,
        String subject,
        String purpose,
        String legalBase,
        String dataSet,
        List<String> fields,
        String queryHash,
        long rows,
        String decision,
        Release release,
        Map<String, String> facts,
        String text) {
    public AuditLine {
        roles = List.copyOf(roles);
        fields = List.copyOf(fields);
        facts = Map.copyOf(facts);
    }
}
