package city.qala.operations;

import city.qala.kernel.AuditEntry;
import city.qala.kernel.AuditLog;
import city.qala.kernel.Problem;
import city.qala.kernel.Tx;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A log that tests can read, and break. */
public final class KeptAudit implements AuditLog {
    public final List<AuditEntry> entries = new CopyOnWriteArrayList<>();
    public volatile boolean broken;

    @Override
    public void write(Tx tx, AuditEntry entry) {
        write(entry);
    }

    @Override
    public void write(AuditEntry entry) {
        if (broken) throw Problem.of(Problem.Kind.UNAVAILABLE, "audit-unavailable", "Broken.");
        entries.add(entry);
    }

    @Override
    public void writeSet(Tx tx, AuditEntry entry, List<String> members) {
        write(entry);
    }
}
