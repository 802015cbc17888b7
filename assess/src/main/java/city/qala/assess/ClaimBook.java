package city.qala.assess;

import city.qala.kernel.Actor;
import city.qala.kernel.Approval;
import city.qala.kernel.AuditEntry;
import city.qala.kernel.AuditLog;
import city.qala.kernel.Problem;
import city.qala.kernel.Role;
import city.qala.kernel.Ulid;
import city.qala.platform.db.Database;
import city.qala.platform.db.Tx;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The book of claims: entered by one person, put in force by another in another role. It is small
 * and read at every page, so it is held in memory and written through.
 */
final class ClaimBook {
    static final String[] KEEPERS = {Role.ANALYST, Role.REGISTRAR, Role.ADMIN};

    private static final int MOST_CLAIMS = 20_000;

    private final Database ledger;
    private final AuditLog audit;
    private final Clock clock;
    private final IndicatorSet set;
    private final ClaimStore store = new ClaimStore();
    private final SecureRandom random = new SecureRandom();
    private volatile List<Entry> all;

    ClaimBook(Database ledger, AuditLog audit, Clock clock, IndicatorSet set) {
        this.ledger = ledger;
        this.audit = audit;
        this.clock = clock;
        this.set = set;
        this.all = ledger.read(store::all);
    }

    /** Everything that was ever entered, oldest first. */
    List<Entry> all() {
        return all;
    }

    /** What is in force, oldest first. */
    List<Claim> inForce() {
        return all.stream().filter(e -> e.approved().isPresent()).map(Entry::claim).toList();
    }

    /** The claims of a proposal. */
    List<Entry> proposal(String id) {
        return all.stream().filter(e -> e.proposal().equals(id)).toList();
    }

    /**
     * Enters claims; they are in force once somebody else agrees.
     *
     * @return the proposal's id
     * @throws Problem {@code forbidden}, {@code four-eyes-required} for who is no person, {@code
     *     claims-refused} with a fault for each claim that cannot be right
     */
    String propose(Actor actor, List<Claim> claims) {
        requireKeeper(actor);
        if (claims.isEmpty() || claims.size() > MOST_CLAIMS)
            throw Problem.invalid("claims", claims.size(), "must be 1 to " + MOST_CLAIMS);
        refuseFaulty(claims);
        Instant now = now();
        String id = Ulid.make(now, random).text();
        change(tx -> {
            store.add(tx, id, claims, signature(actor, now));
            audit.write(tx, entry(actor, "assess.values-entered", id, now, claims.size()));
        });
        return id;
    }

    /**
     * The second person agrees to exactly what was entered.
     *
     * @throws Problem {@code four-eyes-required}, {@code not-found}, {@code invalid-transition}
     */
    void approve(Actor actor, String id) {
        requireKeeper(actor);
        Entry first = waiting(id);
        Instant now = now();
        var entered = new Actor(first.entered().by(), Actor.Kind.PERSON, first.entered().roles());
        var both = new Approval("values " + id, entered, first.entered().at(), actor, now);
        change(tx -> {
            int rows = store.approve(tx, id, signature(actor, both.secondAt()));
            if (rows == 0) throw decided(id);
            audit.write(tx, entry(actor, "assess.values-approved", id, now, rows));
        });
    }

    /**
     * Lays a proposal aside; whoever entered it may do that too.
     *
     * @throws Problem as {@link #approve}
     */
    void refuse(Actor actor, String id) {
        requireKeeper(actor);
        waiting(id);
        Instant now = now();
        change(tx -> {
            int rows = store.refuse(tx, id, signature(actor, now));
            if (rows == 0) throw decided(id);
            audit.write(tx, entry(actor, "assess.values-refused", id, now, rows));
        });
    }

    /** Whether somebody keeps the book. */
    static boolean mayKeep(Actor actor) {
        return actor.hasAny(KEEPERS);
    }

    private void requireKeeper(Actor actor) {
        if (!mayKeep(actor)) throw Problem.forbidden("Indicators are kept by analysts.");
        if (actor.kind() != Actor.Kind.PERSON)
            throw Problem.of(
                    Problem.Kind.FORBIDDEN, "four-eyes-required", "Only people enter values.");
    }

    private void refuseFaulty(List<Claim> claims) {
        List<Problem.Fault> faults = new ArrayList<>();
        for (int i = 0; i < claims.size(); i++) {
            Claim claim = claims.get(i);
            String fault =
                    set.find(claim.indicator())
                            .map(d -> PartsRule.fault(d, claim).orElse(""))
                            .orElse("unknown-indicator");
            if (!fault.isEmpty()) faults.add(new Problem.Fault("/claims/" + i, fault));
        }
        if (!faults.isEmpty()) throw ClaimTable.refused(faults);
    }

    private Entry waiting(String id) {
        List<Entry> entries = proposal(id);
        if (entries.isEmpty()) throw Problem.notFound("There is no proposal %s.", id);
        return entries.stream().filter(Entry::waits).findFirst().orElseThrow(() -> decided(id));
    }

    private void change(Consumer<Tx> work) {
        synchronized (random) { // one change at a time, so that memory follows the ledger
            all =
                    ledger.write(tx -> {
                        work.accept(tx);
                        return store.all(tx);
                    });
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private static Entry.Signature signature(Actor actor, Instant at) {
        return new Entry.Signature(actor.name(), actor.roles(), at);
    }

    private static Problem decided(String id) {
        return Problem.conflict("invalid-transition", "The proposal %s is decided.", id);
    }

    private static AuditEntry entry(Actor actor, String action, String id, Instant at, int claims) {
        return new AuditEntry(
                at,
                actor,
                action,
                AuditEntry.Outcome.DONE,
                "assess-values/" + id,
                "",
                Map.of("claims", Integer.toString(claims)));
    }
}
