package city.qala.governance.algorithm;

import city.qala.kernel.Actor;
import city.qala.kernel.AlgorithmGate.Off;
import city.qala.kernel.AlgorithmVersion;
import city.qala.kernel.AuditEntry;
import city.qala.kernel.AuditLog;
import city.qala.kernel.Problem;
import city.qala.platform.db.Database;
import city.qala.platform.db.Tx;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * The register in memory and in the ledger. What is decided here holds at once in this process; a
 * job looks again a few times a minute, for what others wrote and for what time has ended.
 */
final class Register {

    /** Decides what is done, given how an algorithm stands; a {@link Problem} if nothing is. */
    interface Decision extends BiFunction<@Nullable AlgorithmState, Instant, Deed> {}

    /** An answer, good for one sight of the register until evidence ends. */
    private record Answer(Snapshot from, Instant until, Optional<Off> off) {
        @SuppressWarnings("ReferenceEquality") // another look at the register is another sight
        boolean isOf(Snapshot sight, Instant at) {
            return from == sight && at.isBefore(until);
        }
    }

    private static final int MOST_ANSWERS = 1_000;

    private final Map<AlgorithmVersion, Answer> answers = new ConcurrentHashMap<>();
    private final Database ledger;
    private final RegisterStore store;
    private final RegisterKey key;
    private final AuditLog audit;
    private final Clock clock;
    private volatile Snapshot newest;

    Register(Database ledger, RegisterKey key, AuditLog audit, Clock clock) {
        this.ledger = ledger;
        this.store = new RegisterStore(key);
        this.key = key;
        this.audit = audit;
        this.clock = clock;
        this.newest = Snapshot.of(new RegisterStore.Loaded(List.of(), List.of(), true));
        look();
    }

    /** Why a version may not run now. It is asked for every result, so the answer is kept. */
    Optional<Off> refusal(AlgorithmVersion version) {
        Snapshot now = newest;
        Instant at = clock.instant();
        Answer known = answers.get(version);
        if (known != null && known.isOf(now, at)) return known.off();
        Answer made = answer(now, version, at);
        if (answers.size() > MOST_ANSWERS) answers.clear();
        answers.put(version, made);
        return made.off();
    }

    private static Answer answer(Snapshot now, AlgorithmVersion version, Instant at) {
        Optional<Off> all = now.refusal();
        if (all.isPresent()) return new Answer(now, Instant.MAX, all);
        AlgorithmState state = now.states().get(version.algorithm());
        Optional<Off> off = RegisterRule.refusal(state, version, at);
        Instant until =
                state == null
                        ? Instant.MAX
                        : state.evidence()
                                .map(Evidence::until)
                                .filter(at::isBefore)
                                .orElse(Instant.MAX);
        return new Answer(now, until, off);
    }

    /** Why what an entry says does not run now. */
    Optional<Off> refusal(AlgorithmState state) {
        return refusal(state.entry().version());
    }

    /** How all algorithms stand now, by id. */
    List<AlgorithmState> states() {
        Instant now = clock.instant();
        return newest.states().values().stream().map(s -> RegisterRule.settled(s, now)).toList();
    }

    Optional<AlgorithmState> find(String id) {
        return states().stream().filter(s -> s.entry().id().equals(id)).findFirst();
    }

    /** Reads the ledger again. */
    synchronized void look() {
        Snapshot seen = judged(ledger.read(tx -> Snapshot.of(store.load(tx))));
        newest = seen;
        if (seen.altered().isEmpty()) key.remember(seen.loaded().head());
    }

    /** Looks again, and writes down what time has ended. */
    void recheck() {
        look();
        Instant now = clock.instant();
        var ended = new TreeMap<String, Instant>();
        newest.states()
                .forEach((id, state) -> {
                    AlgorithmState settled = RegisterRule.settled(state, now);
                    if (state.phase() == Phase.ACTIVE && settled.phase() != Phase.ACTIVE)
                        ended.put(id, settled.since());
                });
        ended.forEach((id, since) ->
                change(Actor.SYSTEM, id, "lapse", "", (s, at) -> new Deed.Lapsed(since)));
    }

    /**
     * Does something to an entry: decided, written and audited in one commit; a refusal is audited
     * too.
     *
     * @param verb last part of the audited action
     * @return how the algorithm stands afterwards
     * @throws Problem whatever the decision throws
     */
    AlgorithmState change(Actor actor, String id, String verb, String reason, Decision decision) {
        try {
            Snapshot after = ledger.write(tx -> inside(tx, actor, id, verb, reason, decision));
            publish(after);
        } catch (Problem p) {
            refused(actor, id, verb, p);
            throw p;
        }
        return find(id).orElseThrow();
    }

    private Snapshot inside(
            Tx tx, Actor actor, String id, String verb, String reason, Decision decision) {
        store.lock(tx);
        RegisterStore.Loaded before = store.load(tx);
        Snapshot seen = judged(Snapshot.of(before));
        if (seen.altered().isPresent())
            throw Problem.conflict(
                    "invalid-transition",
                    "The register's history was altered; restore it before anything is changed.");
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        AlgorithmState state = seen.states().get(id);
        Deed deed = decision.apply(state == null ? null : RegisterRule.settled(state, now), now);
        var event = new RegisterEvent(before.head().number() + 1, id, now, actor, deed, reason);
        RegisterStore.Loaded after = store.add(tx, before, event);
        audit.write(tx, line(event, verb, after.head().seal()));
        return Snapshot.of(after);
    }

    /** A refusal of something sensitive leaves a line; a question about nothing does not. */
    private void refused(Actor actor, String id, String verb, Problem p) {
        boolean sensitive =
                switch (p.kind()) {
                    case FORBIDDEN, CONFLICT, UNPROCESSABLE -> true;
                    default -> false;
                };
        if (!sensitive) return;
        audit.write(
                new AuditEntry(
                        clock.instant(),
                        actor,
                        "algorithm." + verb,
                        AuditEntry.Outcome.REFUSED,
                        "algorithm/" + (id.matches("[a-z0-9-]{1,63}") ? id : ""),
                        "",
                        Map.of("why", p.code())));
    }

    /** Refuses somebody before anything is decided, and writes that down. */
    Problem refuse(Actor actor, String id, String verb, Problem p) {
        refused(actor, id, verb, p);
        return p;
    }

    private static AuditEntry line(RegisterEvent event, String verb, String seal) {
        var facts = new TreeMap<String, String>();
        facts.put("number", Long.toString(event.number()));
        facts.put("seal", seal);
        facts.put("deed", event.deed().code());
        if (!event.reason().isEmpty()) facts.put("reason", event.reason());
        return new AuditEntry(
                event.at(),
                event.actor(),
                "algorithm." + verb,
                AuditEntry.Outcome.DONE,
                "algorithm/" + event.algorithm(),
                "",
                facts);
    }

    /** Takes what this process has just committed; two commits may arrive here out of order. */
    private synchronized void publish(Snapshot mine) {
        if (mine.loaded().head().number() > newest.loaded().head().number()) {
            newest = mine;
            key.remember(mine.loaded().head());
        }
    }

    private Snapshot judged(Snapshot seen) {
        boolean asItWas =
                seen.loaded().intact()
                        && seen.loaded().follows(newest.loaded().head())
                        && key.head().map(seen.loaded()::follows).orElse(true);
        if (asItWas) return seen;
        return newest.altered(newest.altered().orElseGet(clock::instant));
    }

    /** Since when the history is known to have been altered; then nothing runs. */
    Optional<Instant> altered() {
        return newest.altered();
    }
}
