package city.qala.kernel;

import java.util.List;

/**
 * The log that nobody can change afterwards. An entry that cannot be written stops the act: {@link
 * Problem} {@code audit-unavailable} 503.
 */
public interface AuditLog {
    /** Writes in the same commit as the act itself. */
    void write(Tx tx, AuditEntry entry);

    /** Writes many in the same commit as their acts, in order; a log may do it in one stroke. */
    default void writeAll(Tx tx, List<AuditEntry> entries) {
        entries.forEach(entry -> write(tx, entry));
    }

    /** Writes in a commit of its own: for refusals, whose transaction is rolled back. */
    void write(AuditEntry entry);

    /**
     * Writes one entry for a run over many subjects and remembers who they were, so that each can
     * find it.
     *
     * @param members keyed pseudonyms of the subjects
     */
    void writeSet(Tx tx, AuditEntry entry, List<String> members);
}
