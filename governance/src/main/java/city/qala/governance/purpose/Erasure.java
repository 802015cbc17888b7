package city.qala.governance.purpose;

import city.qala.kernel.Actor;
import city.qala.kernel.AuditEntry;
import city.qala.kernel.AuditLog;
import city.qala.kernel.Problem;
import city.qala.kernel.Subject;
import city.qala.platform.db.Database;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Forgets a subject in every part of the city at once: all parts in one transaction, or none.
 * Tables under the ledger's guard are emptied of them by themselves; other parts say how they
 * forget. The key of their pseudonym goes last, so that the audit log, its backups included, cannot
 * be linked to them any more while its tree stays whole.
 */
public final class Erasure {
    private final Database ledger;
    private final AuditLog audit;
    private final DeletionStore store;
    private final Clock clock;
    private final Map<String, Eraser> parts = new LinkedHashMap<>();

    Erasure(Database ledger, AuditLog audit, DeletionStore store, Clock clock) {
        this.ledger = ledger;
        this.audit = audit;
        this.store = store;
        this.clock = clock;
        parts.put(
                "personal-tables",
                (tx, subject) -> store.erase(city.qala.platform.db.Tx.of(tx), subject));
    }

    /**
     * Lets a part of the city forget with the others, in the order in which they are told.
     *
     * @param part its name in the record, such as {@code residents}
     */
    public synchronized void part(String part, Eraser eraser) {
        parts.put(part, eraser);
    }

    /**
     * Erases a subject. Only a person decides it, because nobody can take it back.
     *
     * @param reason 3 to 300 signs, kept in the record; without personal data
     * @return what is gone, by part
     */
    public synchronized Map<String, Long> erase(Actor actor, Subject subject, String reason) {
        if (actor.kind() != Actor.Kind.PERSON)
            throw Problem.forbidden("Only a person erases somebody's data.");
        String why = reason.strip();
        if (why.length() < 3 || why.length() > 300)
            throw Problem.invalid("reason", why.length(), "must have 3 to 300 signs");
        Instant now = clock.instant();
        return ledger.write(tx -> {
            var gone = new LinkedHashMap<String, Long>();
            // Written first, under the pseudonym that the last part then makes unlinkable.
            audit.write(
                    tx,
                    new AuditEntry(
                            now,
                            actor,
                            "personal.erase",
                            AuditEntry.Outcome.DONE,
                            subject.toString(),
                            "",
                            Map.of("reason", why)));
            parts.forEach((part, eraser) -> {
                long rows = eraser.erase(tx, subject);
                gone.put(part, rows);
                store.add(
                        tx, new Deletion(now, part, rows, Deletion.Why.ERASED, actor.name(), why));
            });
            return gone;
        });
    }
}
