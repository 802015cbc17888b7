package city.qala.exchange.agreement;

import city.qala.exchange.message.PublicJwk;
import city.qala.exchange.message.Verifier;
import city.qala.kernel.Actor;
import city.qala.kernel.Approval;
import city.qala.kernel.AuditEntry;
import city.qala.kernel.AuditLog;
import city.qala.kernel.DataSet;
import city.qala.kernel.Problem;
import city.qala.kernel.Role;
import city.qala.kernel.Ulid;
import city.qala.platform.db.Database;
import city.qala.platform.db.Tx;
import city.qala.platform.http.Routes;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * All agreements: proposed by one person, approved by another, ended by their time or by a named
 * person. They are few and asked for at every call, so they are held in memory and written through.
 */
public final class Agreements {

    private static final String[] KEEPERS = {Role.REGISTRAR, Role.ADMIN};
    private static final int MOST_KEYS = 8;

    private final Database ledger;
    private final AuditLog audit;
    private final Clock clock;
    private final Function<String, Optional<DataSet>> dataSets;
    private final AgreementStore store = new AgreementStore();
    private final SecureRandom random = new SecureRandom();
    private volatile Map<Ulid, Agreement> all;

    private Agreements(
            Database ledger,
            AuditLog audit,
            Clock clock,
            Function<String, Optional<DataSet>> dataSets) {
        this.ledger = ledger;
        this.audit = audit;
        this.clock = clock;
        this.dataSets = dataSets;
        this.all = ledger.read(this::load);
    }

    /** The agreements in a ledger whose schema is up to date. */
    public static Agreements open(
            Database ledger,
            AuditLog audit,
            Clock clock,
            Function<String, Optional<DataSet>> dataSets) {
        return new Agreements(ledger, audit, clock, dataSets);
    }

    /** Their addresses. */
    public Routes routes() {
        return new AgreementRoutes(this, clock);
    }

    /** All of them, newest first. */
    public List<Agreement> all() {
        return List.copyOf(all.values());
    }

    /** One of them. */
    public Optional<Agreement> find(Ulid id) {
        return Optional.ofNullable(all.get(id));
    }

    /** Whether somebody may propose, approve and end agreements. */
    public static boolean mayKeep(Actor actor) {
        return actor.hasAny(KEEPERS);
    }

    /** Whether somebody may read agreements. */
    public static boolean mayRead(Actor actor) {
        return mayKeep(actor) || actor.hasAny(Role.OVERSIGHT);
    }

    /**
     * Proposes one; it gives no right until somebody else approves it.
     *
     * @throws Problem {@code forbidden}, {@code four-eyes-required} for who is no person, {@code
     *     unknown-field} for a field that the set does not have, {@code field-not-permitted} for a
     *     personal one: nobody's data leave by an agreement between others
     */
    public Agreement propose(Actor actor, Terms terms, List<PublicJwk> keys) {
        requireKeeper(actor);
        if (actor.kind() != Actor.Kind.PERSON)
            throw Problem.of(
                    Problem.Kind.FORBIDDEN,
                    "four-eyes-required",
                    "Only people propose agreements.");
        requireFields(terms);
        if (keys.isEmpty() || keys.size() > MOST_KEYS)
            throw Problem.invalid("keys", keys.size(), "must be 1 to " + MOST_KEYS + " keys");
        if (new HashSet<>(keys).size() != keys.size())
            throw Problem.invalid("keys", keys.size(), "must differ from each other");
        keys.forEach(Verifier::of); // refuses what is no point of its curve
        Instant now = now();
        var made =
                new Agreement(
                        Ulid.make(now, random),
                        terms,
                        keys,
                        new Agreement.Signature(actor.name(), actor.roles(), now, ""),
                        null,
                        null);
        change(tx -> {
            store.add(tx, made);
            audit.write(tx, entry(actor, "exchange.agreement-proposed", made, now, ""));
        });
        return made;
    }

    /**
     * The second person agrees to exactly what was proposed.
     *
     * @throws Problem {@code four-eyes-required} for the same person, {@code invalid-transition} if
     *     it is no proposal any more
     */
    public Agreement approve(Actor actor, Ulid id, String words) {
        requireKeeper(actor);
        Agreement a = require(id);
        var first = new Actor(a.proposed().by(), Actor.Kind.PERSON, a.proposed().roles());
        Instant now = now();
        var both = new Approval("agreement " + id, first, a.proposed().at(), actor, now);
        requireFields(a.terms());
        if (a.state(now) != Agreement.State.PROPOSED) throw wrongState(a, now);
        return act(
                actor,
                a,
                "exchange.agreement-approved",
                words,
                (tx, by) -> store.approve(tx, id, by),
                both.secondAt());
    }

    /**
     * Ends one at once, for a reason that is kept; calls are refused from now on.
     *
     * @throws Problem {@code invalid-transition} if it has ended already
     */
    public Agreement end(Actor actor, Ulid id, String words) {
        requireKeeper(actor);
        if (actor.kind() != Actor.Kind.PERSON)
            throw Problem.of(
                    Problem.Kind.FORBIDDEN, "four-eyes-required", "Only people end agreements.");
        if (words.isBlank() || words.length() > 1_000)
            throw Problem.invalid("words", words, "must say why in 1 to 1000 letters");
        Agreement a = require(id);
        Instant now = now();
        if (a.state(now) == Agreement.State.ENDED) throw wrongState(a, now);
        return act(
                actor,
                a,
                "exchange.agreement-ended",
                words,
                (tx, by) -> store.end(tx, id, by),
                now);
    }

    private Agreement act(
            Actor actor,
            Agreement a,
            String action,
            String words,
            BiFunction<Tx, Agreement.Signature, Boolean> change,
            Instant now) {
        change(tx -> {
            if (!change.apply(tx, new Agreement.Signature(actor.name(), actor.roles(), now, words)))
                throw wrongState(a, now);
            audit.write(tx, entry(actor, action, a, now, words));
        });
        return require(a.id());
    }

    private void change(java.util.function.Consumer<Tx> work) {
        synchronized (random) { // one change at a time, so that memory follows the ledger
            all =
                    ledger.write(tx -> {
                        work.accept(tx);
                        return load(tx);
                    });
        }
    }

    private Map<Ulid, Agreement> load(Tx tx) {
        var read = new LinkedHashMap<Ulid, Agreement>();
        for (Agreement a : store.all(tx)) read.put(a.id(), a);
        return read;
    }

    private Agreement require(Ulid id) {
        return find(id).orElseThrow(() -> Problem.notFound("There is no agreement %s.", id));
    }

    private void requireFields(Terms terms) {
        DataSet set =
                dataSets.apply(terms.dataSet())
                        .orElseThrow(() ->
                                Problem.notFound("There is no data set %s.", terms.dataSet()));
        var unknown = new ArrayList<>(terms.fields());
        unknown.removeAll(set.names());
        if (!unknown.isEmpty())
            throw Problem.of(
                    Problem.Kind.UNPROCESSABLE,
                    "unknown-field",
                    "The data set %s has no field %s.",
                    set.code(),
                    unknown.getFirst());
        for (DataSet.Field field : set.fields()) {
            if (field.sensitivity() == DataSet.Sensitivity.PERSONAL
                    && terms.fields().contains(field.name()))
                throw Problem.of(
                        Problem.Kind.FORBIDDEN,
                        "field-not-permitted",
                        "The field %s is about persons and does not leave by an agreement.",
                        field.name());
        }
    }

    void requireKeeper(Actor actor) {
        if (!mayKeep(actor)) throw Problem.forbidden("Agreements are kept by the registrar.");
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private static Problem wrongState(Agreement a, Instant now) {
        return Problem.conflict(
                "invalid-transition", "The agreement %s is %s.", a.id(), a.state(now));
    }

    private static AuditEntry entry(
            Actor actor, String action, Agreement a, Instant at, String words) {
        return new AuditEntry(
                at,
                actor,
                action,
                AuditEntry.Outcome.DONE,
                "agreement/" + a.id(),
                a.terms().purpose(),
                Map.of(
                        "partner", a.terms().partner().name(),
                        "data-set", a.terms().dataSet(),
                        "fields", String.join(" ", a.terms().fields()),
                        "words", words));
    }
}
