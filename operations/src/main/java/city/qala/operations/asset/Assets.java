package city.qala.operations.asset;

import city.qala.kernel.Actor;
import city.qala.kernel.AuditEntry;
import city.qala.kernel.AuditLog;
import city.qala.kernel.Money;
import city.qala.kernel.Problem;
import city.qala.operations.asset.Asset.Decided;
import city.qala.operations.asset.Asset.Decision;
import city.qala.operations.asset.Asset.Visit;
import city.qala.platform.db.Database;
import city.qala.platform.db.Tx;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The town's things over their life. What they did comes from their sensors, what they cost and
 * what was decided from staff; every change is durable and in the log of who did what.
 */
public final class Assets {

    /** Kinds of things that are looked after as assets: street furniture, lights and meters. */
    public static final Set<String> KINDS =
            Set.of("stop", "bench", "light", "heat", "water", "power");

    private final Database ledger;
    private final AuditLog audit;
    private final Yard yard;
    private final Clock clock;
    private final ZoneId zone;
    private final AssetStore store = new AssetStore();

    /** Assets in a ledger whose schema {@code operations} is up to date. */
    public Assets(Database ledger, AuditLog audit, Yard yard, Clock clock, ZoneId zone) {
        this.ledger = ledger;
        this.audit = audit;
        this.yard = yard;
        this.clock = clock;
        this.zone = zone;
    }

    /** Assets of some kinds that the reader may see: those to decide about first, then by code. */
    public List<Asset> list(Actor reader, Set<String> kinds) {
        List<Life> lives = yard.things(reader, kinds);
        return ledger.read(tx -> {
            Map<String, Card> cards = store.cards(tx);
            Map<String, Visit> visits = store.lastVisits(tx);
            Map<String, Decided> decisions = store.lastDecisions(tx);
            var assets = new ArrayList<Asset>();
            for (Life life : lives) {
                assets.add(
                        asset(
                                life,
                                cards.getOrDefault(life.code(), Card.NONE),
                                Optional.ofNullable(visits.get(life.code())),
                                Optional.ofNullable(decisions.get(life.code()))));
            }
            assets.sort(Comparator.comparing((Asset a) -> a.due().isEmpty()));
            return assets;
        });
    }

    /** One asset. */
    public Optional<Asset> find(Actor reader, String code) {
        Optional<Life> life = yard.thing(reader, code).filter(l -> KINDS.contains(l.kind()));
        return life.map(l ->
                ledger.read(tx ->
                        asset(
                                l,
                                store.cards(tx).getOrDefault(code, Card.NONE),
                                store.visits(tx, code).stream().findFirst(),
                                store.decisions(tx, code).stream().findFirst())));
    }

    /** Visits to it, the last first. */
    public List<Visit> visits(String code) {
        return ledger.read(tx -> store.visits(tx, code));
    }

    /** What was decided about it, the last first. */
    public List<Decided> decisions(String code) {
        return ledger.read(tx -> store.decisions(tx, code));
    }

    /** Notes what it cost, costs, and when to decide about it. */
    public void note(Actor actor, String code, Card card) {
        change(actor, code, "asset-noted", tx -> store.card(tx, code, card, now(), actor.name()));
    }

    /**
     * Notes a visit.
     *
     * @param what what was found or done
     * @param cost what it cost; nothing is a cost too
     */
    public void visit(Actor actor, String code, String what, Money cost) {
        String said = required("what", what);
        if (cost.tiyn() < 0) throw Problem.invalid("cost", cost, "must not be negative");
        var visit = new Visit(now(), actor.name(), said, cost);
        change(actor, code, "asset-visited", tx -> store.visit(tx, code, visit));
    }

    /** Decides about it, with a reason. */
    public void decide(Actor actor, String code, Decision decision, String reason) {
        String said = required("reason", reason);
        var decided = new Decided(now(), actor.name(), decision, said);
        change(
                actor,
                code,
                "asset-decided-" + decision.word(),
                tx -> store.decision(tx, code, decided));
    }

    private Asset asset(Life life, Card card, Optional<Visit> visit, Optional<Decided> decision) {
        return new Asset(
                life,
                card,
                visit,
                decision,
                DueRule.due(life, card, decision, clock.instant(), zone));
    }

    // What people write may name somebody: it stays in the book and out of the log for good.
    private void change(Actor actor, String code, String verb, Consumer<Tx> deed) {
        if (actor.kind() != Actor.Kind.PERSON)
            throw Problem.forbidden("Only a person on duty may do this.");
        if (yard.thing(actor, code).isEmpty()) throw missing();
        ledger.change(tx -> {
            deed.accept(tx);
            audit.write(
                    tx,
                    new AuditEntry(
                            now(),
                            actor,
                            "operations." + verb,
                            AuditEntry.Outcome.DONE,
                            "thing/" + code,
                            "",
                            Map.of()));
        });
    }

    static Problem missing() {
        return Problem.notFound("There is no such asset that you may see.");
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private static String required(String name, String words) {
        String said = words.strip();
        if (said.isEmpty() || said.length() > 500)
            throw Problem.invalid(name, said, "must be said, in at most 500 characters");
        return said;
    }
}
