package city.qala.governance.purpose;

import city.qala.kernel.Actor;
import city.qala.kernel.AuditEntry;
import city.qala.kernel.AuditLog;
import city.qala.kernel.Problem;
import city.qala.kernel.Subject;
import city.qala.platform.db.Database;
import city.qala.platform.db.Tx;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Forgets a subject in every part of the city at once: all parts in one transaction, or none.
 * Tables under the ledger's guard are emptied of them by themselves; other parts say how they
 * forget. The key of their pseudonym goes last, so that the audit log, its backups included, cannot
 * be linked to them any more while its tree stays whole.
 *
 * <p>What is not kept in the ledger's tables alone, such as readings of a meter, is forgotten right
 * after the commit. That it has to be is written in the commit, so that a stop between only delays
 * it until {@link #finish}.
 */
public final class Erasure {
    private final Database ledger;
    private final AuditLog audit;
    private final DeletionStore store;
    private final Clock clock;
    private final Map<String, Eraser> parts = new LinkedHashMap<>();
    private final Map<String, ToLongFunction<Subject>> later = new LinkedHashMap<>();

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
     * Lets a part forget that does so in transactions of its own.
     *
     * @param part its name in the record
     * @param eraser forgets, and answers how much; repeating it changes nothing
     */
    public synchronized void later(String part, ToLongFunction<Subject> eraser) {
        later.put(part, eraser);
    }

    /** Goes on with erasures that a stop has interrupted; call it when every part is there. */
    public synchronized void finish() {
        store.erasing().forEach(this::forget);
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
        Map<String, Long> all = ledger.write(tx -> inTransaction(tx, actor, subject, now, why));
        for (DeletionStore.Erasing e : store.erasing()) {
            if (e.subject().equals(subject.toString())) all.put(e.part(), forget(e));
        }
        return all;
    }

    private long forget(DeletionStore.Erasing e) {
        @Nullable ToLongFunction<Subject> part = later.get(e.part());
        // A program that lacks the part leaves it to one that has it.
        if (part == null) return 0;
        long rows = part.applyAsLong(Subject.parse(e.subject()));
        ledger.change(tx -> {
            store.done(tx, e);
            store.add(
                    tx,
                    new Deletion(
                            clock.instant(),
                            e.part(),
                            rows,
                            Deletion.Why.ERASED,
                            e.actor(),
                            e.reason()));
        });
        return rows;
    }

    private Map<String, Long> inTransaction(
            Tx tx, Actor actor, Subject subject, Instant now, String why) {
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
            store.add(tx, new Deletion(now, part, rows, Deletion.Why.ERASED, actor.name(), why));
        });
        later.keySet()
                .forEach(part ->
                        store.begin(
                                tx,
                                new DeletionStore.Erasing(
                                        subject.toString(), part, actor.name(), why),
                                now));
        return gone;
    }
}
