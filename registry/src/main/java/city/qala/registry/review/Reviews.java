package city.qala.registry.review;

import city.qala.kernel.Access;
import city.qala.kernel.Actor;
import city.qala.kernel.AuditEntry;
import city.qala.kernel.AuditLog;
import city.qala.kernel.Problem;
import city.qala.kernel.Subject;
import city.qala.platform.db.Database;
import city.qala.platform.db.Tx;
import city.qala.registry.intake.Declaration;
import city.qala.registry.intake.Intake;
import city.qala.registry.people.Doubtful;
import city.qala.registry.review.ReviewStore.Decision;
import city.qala.registry.review.ReviewStore.Paper;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The queue of pairs that the engine is not sure of. A decision counts from the next run on and in
 * every later one until somebody undoes it; a second person may look at a decided pair, and if they
 * say otherwise the later word counts.
 */
final class Reviews {
    /** The purpose under which two records are laid side by side. */
    static final String PURPOSE = "pair-review";

    private final Database ledger;
    private final Access access;
    private final AuditLog audit;
    private final Intake intake;
    private final Clock clock;
    private final ReviewStore store = new ReviewStore();

    Reviews(Database ledger, Access access, AuditLog audit, Intake intake, Clock clock) {
        this.ledger = ledger;
        this.access = access;
        this.audit = audit;
        this.intake = intake;
        this.clock = clock;
    }

    /**
     * A pair as it is laid before somebody.
     *
     * @param doubt what the engine thinks; empty if it is not in doubt any more
     * @param one the lesser record
     * @param other the greater one
     * @param registers declarations by code
     * @param decisions on this pair, the newest first
     * @param together whether both stand under one person now
     */
    record Pair(
            Optional<Doubtful> doubt,
            Paper one,
            Paper other,
            Map<String, Declaration> registers,
            List<Decision> decisions,
            boolean together) {}

    /** What waits. */
    List<Doubtful> waiting(int most) {
        return ledger.read(tx -> store.waiting(tx, most));
    }

    /** How many wait. */
    int count() {
        return ledger.read(store::count);
    }

    /** The newest decisions. */
    List<Decision> decided(int most) {
        return ledger.read(tx -> store.decided(tx, most));
    }

    void replace(Tx tx, long run, List<Doubtful> doubts) {
        store.replace(tx, run, doubts);
    }

    /** Opens a pair; both persons will see that somebody compared their records. */
    Pair open(Actor actor, String one, String other) {
        return ledger.write(tx -> {
            List<Subject> persons = store.persons(tx, one, other);
            if (persons.isEmpty()) throw Problem.notFound("There is no such pair.");
            for (Subject s : persons) {
                // Each of the two will see it; the rows open with the grant.
                var _ = access.open(tx, actor, PURPOSE, s);
            }
            Map<String, Paper> papers = store.papers(tx, one, other);
            Paper left = papers.get(one);
            Paper right = papers.get(other);
            if (left == null || right == null) throw Problem.notFound("There is no such pair.");
            var registers = new TreeMap<String, Declaration>();
            for (Declaration d : intake.registers(tx)) registers.put(d.code(), d);
            return new Pair(
                    store.doubt(tx, one, other),
                    left,
                    right,
                    registers,
                    store.decisions(tx, one, other),
                    persons.size() == 1);
        });
    }

    /**
     * Says that two records are of one person, or of two.
     *
     * @param same whether of one
     */
    void decide(Actor actor, String one, String other, boolean same) {
        requirePerson(actor);
        if (one.compareTo(other) >= 0) throw Problem.invalid("pair", one, "must be in order");
        ledger.change(tx -> {
            if (store.persons(tx, one, other).isEmpty())
                throw Problem.notFound("There is no such pair.");
            boolean second = !store.inForce(tx, one, other).isEmpty();
            store.add(tx, one, other, same, actor.name(), second, clock.instant());
            log(tx, actor, "pair.decide", one, other, Map.of("verdict", same ? "same" : "apart"));
        });
    }

    /** Puts a pair at the end of the queue. */
    void skip(Actor actor, String one, String other) {
        requirePerson(actor);
        ledger.change(tx -> store.skip(tx, one, other, clock.instant()));
    }

    /** Takes the decision in force on a pair back. */
    void undo(Actor actor, String one, String other) {
        requirePerson(actor);
        ledger.change(tx -> {
            if (store.undo(tx, one, other, actor.name(), clock.instant()) == 0)
                throw Problem.conflict("not-decided", "Nothing is decided on this pair.");
            log(tx, actor, "pair.undo", one, other, Map.of());
        });
    }

    private static void requirePerson(Actor actor) {
        if (actor.kind() != Actor.Kind.PERSON)
            throw Problem.forbidden("Only people decide on pairs.");
    }

    private void log(
            Tx tx,
            Actor actor,
            String action,
            String one,
            String other,
            Map<String, String> facts) {
        audit.write(
                tx,
                new AuditEntry(
                        clock.instant(),
                        actor,
                        action,
                        AuditEntry.Outcome.DONE,
                        "pair/" + one + "/" + other,
                        PURPOSE,
                        facts));
    }
}
