package city.qala.governance.audit;

import java.util.List;
import java.util.OptionalLong;

/**
 * A page of a search, newest first.
 *
 * @param lines the entries
 * @param before where the next page begins; empty if this was the last
 */
public record AuditPage(List<AuditLine> lines, OptionalLong before) {
    public AuditPage {
        lines = List.copyOf(lines);
    }
}
