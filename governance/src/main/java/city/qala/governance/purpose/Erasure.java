package city.qala.governance.purpose;

import city.qala.kernel.Actor;
import city.qala.kernel.Approval;
import city.qala.kernel.AuditEntry;
import city.qala.kernel.AuditLog;
import city.qala.kernel.Problem;
import city.qala.kernel.Subject;
import city.qala.platform.db.Database;
import city.qala.platform.db.Tx;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.Consumer;
import java.util.function.Function;
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
    private final Map<String, Later> later = new LinkedHashMap<>();
    private Function<Subject, List<String>> holds = subject -> List.of();

    private record Later(ToLongFunction<Subject> eraser, ToLongFunction<Subject> held) {}

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
     * @param held how much it would forget now
     */
    public synchronized void later(
            String part, ToLongFunction<Subject> eraser, ToLongFunction<Subject> held) {
        later.put(part, new Later(eraser, held));
    }

    /**
     * Says what law keeps a subject's data for now.
     *
     * @param reasons codes of the reasons, such as {@code open-request}; none if they may go
     */
    public synchronized void holds(Function<Subject, List<String>> reasons) {
        holds = reasons;
    }

    /** Why a subject's data may not be erased now, as codes; empty if they may. */
    public synchronized List<String> held(Subject subject) {
        return holds.apply(subject);
    }

    /**
     * What an erasure would destroy now: how many rows by guarded table, and how much by part of
     * the city. Shows nothing of what stands there.
     */
    public synchronized SequencedMap<String, Long> losses(Subject subject) {
        var all = new LinkedHashMap<String, Long>(ledger.read(tx -> store.about(tx, subject)));
        later.forEach((part, l) -> all.put(part, l.held().applyAsLong(subject)));
        return all;
    }

    /** Goes on with erasures that a stop has interrupted; call it when every part is there. */
    public synchronized void finish() {
        store.erasing().forEach(this::forget);
    }

    /**
     * Erases a subject. Two people decide it, because nobody can take it back.
     *
     * @param approval of both
     * @param reason kept in the record; without personal data
     * @param more what else belongs to the same transaction
     * @return what is gone, by part
     * @throws Problem {@code erasure-held} 422 if a law keeps the data for now
     */
    synchronized Map<String, Long> erase(
            Approval approval, Subject subject, String reason, Consumer<Tx> more) {
        requireFree(subject);
        Instant now = clock.instant();
        Map<String, Long> all =
                ledger.write(tx -> {
                    more.accept(tx);
                    return inTransaction(tx, approval, subject, now, reason);
                });
        for (DeletionStore.Erasing e : store.erasing()) {
            if (e.subject().equals(subject.toString())) all.put(e.part(), forget(e));
        }
        return all;
    }

    /** Ends the request if a law keeps the subject's data for now. */
    void requireFree(Subject subject) {
        List<String> why = held(subject);
        if (!why.isEmpty())
            throw Problem.of(
                    Problem.Kind.UNPROCESSABLE,
                    "erasure-held",
                    "A law keeps these data for now: %s.",
                    String.join(", ", why));
    }

    private long forget(DeletionStore.Erasing e) {
        @Nullable Later part = later.get(e.part());
        // A program that lacks the part leaves it to one that has it.
        if (part == null) return 0;
        long rows = part.eraser().applyAsLong(Subject.parse(e.subject()));
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
            Tx tx, Approval approval, Subject subject, Instant now, String why) {
        Actor actor = approval.second();
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
                        Map.of("reason", why, "proposed", approval.first().name())));
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
