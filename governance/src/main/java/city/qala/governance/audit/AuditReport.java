package city.qala.governance.audit;

import java.util.List;

/**
 * What a check of a copy of the log found.
 *
 * @param entries how many entries were checked
 * @param roots how many signed states were checked
 * @param unsigned how many entries at the end no state covers yet
 * @param key the key of the signed states in hexadecimal, to be compared with the published one
 * @param findings what is wrong, at most {@link #MOST}; empty if all is well
 */
public record AuditReport(
        long entries, int roots, long unsigned, String key, List<AuditFinding> findings) {
    /** Most findings of one check. */
    public static final int MOST = 1_000;

    public AuditReport {
        findings = List.copyOf(findings.subList(0, Math.min(MOST, findings.size())));
    }
}
