package city.qala.vision.watch;

import city.qala.kernel.Actor;
import city.qala.kernel.AuditEntry;
import city.qala.kernel.AuditLog;
import city.qala.kernel.Problem;
import city.qala.kernel.Role;
import city.qala.kernel.Ulid;
import city.qala.platform.db.Tx;
import city.qala.platform.identity.Identity;
import city.qala.vision.face.Picture;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToIntBiFunction;

/**
 * The lists of a town: written by one, agreed to by another in another role, matched within their
 * terms, ended with everything that was on them.
 */
public final class Watchlists {
    private static final String[] READERS = {
        Role.WATCH_OFFICER, Role.OVERSIGHT, Role.OPERATOR, Role.ADMIN
    };

    private final WatchStore store;
    private final Entries entries;
    private final ListKeys keys;
    private final Armory armory;
    private final WatchRights rights;
    private final AuditLog audit;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();
    private final Tally tally;
    private volatile ToIntBiFunction<Tx, Ulid> candidates = (tx, list) -> 0;

    Watchlists(
            WatchStore store,
            Entries entries,
            ListKeys keys,
            Armory armory,
            WatchRights rights,
            AuditLog audit,
            Tally tally,
            Clock clock) {
        this.store = store;
        this.entries = entries;
        this.keys = keys;
        this.armory = armory;
        this.rights = rights;
        this.audit = audit;
        this.tally = tally;
        this.clock = clock;
    }

    /** Who erases the pictures that still wait when a list ends, and says how many there were. */
    public void onEnd(ToIntBiFunction<Tx, Ulid> erase) {
        candidates = erase;
    }

    /** Lets those through who may know of lists. */
    static void requireReader(Actor actor) {
        Identity.require(actor, READERS);
    }

    /** Every list, newest first, without anybody who is on it. */
    public List<Watchlist> lists() {
        return store.lists();
    }

    /**
     * A list.
     *
     * @throws Problem {@code not-found}
     */
    public Watchlist list(Ulid id) {
        return store.ledger().write(tx -> known(tx, id));
    }

    Map<String, WatchStore.Size> sizes() {
        return store.sizes();
    }

    /** What was erased. */
    public List<Erasure> erasures() {
        return store.erasures();
    }

    /** Begins a list: nobody is on it yet and nothing is matched. */
    Watchlist begin(Actor actor, Terms terms) {
        rights.officer(actor);
        rights.fits(terms, armory.matcher(terms.exercise()).engine());
        Instant now = now();
        if (!terms.window().ends().isAfter(now))
            throw Problem.invalid("ends", terms.window().ends(), "must be in the future");
        var list =
                new Watchlist(
                        Ulid.make(now, random),
                        terms,
                        Watchlist.State.DRAFT,
                        Optional.empty(),
                        Optional.empty(),
                        "",
                        Optional.empty(),
                        now,
                        Optional.empty(),
                        "");
        keys.make(list.id());
        store.ledger()
                .change(tx -> {
                    store.add(tx, list);
                    write(tx, actor, "vision.list-begun", list, Map.of("aim", terms.aim().name()));
                });
        return list;
    }

    /** Puts somebody on a list that is being written. The picture is overwritten. */
    Ulid add(Actor actor, Ulid id, NewEntry who, Picture photo) {
        rights.officer(actor);
        Instant now = now();
        Ulid entry = Ulid.make(now, random);
        try {
            store.ledger()
                    .change(tx -> {
                        Watchlist list = draft(tx, id);
                        if (who.child() && list.terms().aim() != Terms.Aim.MISSING)
                            throw Problem.of(
                                    Problem.Kind.UNPROCESSABLE,
                                    "child-only-missing",
                                    "A child may be on a list of missing persons only.");
                        int size = entries.places(tx, id).size();
                        if (size >= list.terms().limits().cap())
                            throw Problem.conflict(
                                    "watchlist-full", "The list may have %s entries.", size);
                        Engine engine = armory.matcher(list.terms().exercise()).engine();
                        entries.add(tx, actor, id, entry, who, photo, engine, now);
                        write(tx, actor, "vision.entry-added", list, Map.of());
                    });
        } finally {
            photo.wipe();
        }
        return entry;
    }

    /** False alerts a day that a list would give; empty while nobody knows the error rates. */
    OptionalDouble forecast(Watchlist list, int size) {
        Matcher m = armory.matcher(list.terms().exercise());
        OptionalDouble fmr = rights.fmr(m.activation().version());
        return fmr.isEmpty()
                ? OptionalDouble.empty()
                : OptionalDouble.of(
                        ForecastRule.falseAlertsADay(fmr.getAsDouble(), size, list.terms()));
    }

    /** Asks a second person to let a list loose. */
    Watchlist propose(Actor actor, Ulid id) {
        rights.officer(actor);
        Instant now = now();
        return store.ledger()
                .write(tx -> {
                    Watchlist list = draft(tx, id);
                    int size = entries.places(tx, id).size();
                    OptionalDouble forecast = forecast(list, size);
                    rights.ready(list, size, forecast);
                    Watchlist asked =
                            with(
                                    list,
                                    Watchlist.State.PROPOSED,
                                    Optional.of(Watchlist.Signature.of(actor, now)),
                                    Optional.empty(),
                                    "",
                                    forecast);
                    store.sign(tx, asked);
                    write(tx, actor, "vision.list-proposed", list, Map.of("entries", "" + size));
                    return asked;
                });
    }

    /** What whoever agrees must have seen, as one hash of terms and entries. */
    String seen(Tx tx, Actor actor, Watchlist list) {
        String all = list.terms().canonical() + "\n" + entries.fingerprint(tx, actor, list.id());
        return Entries.sha256(all.getBytes(StandardCharsets.UTF_8));
    }

    /** The same, for the page on which it is agreed to. */
    String seen(Actor actor, Watchlist list) {
        return store.ledger().write(tx -> seen(tx, actor, list));
    }

    /**
     * Agrees: the second person, in another role. From now on the list is matched within its terms.
     *
     * @param seen hash of what they saw
     */
    Watchlist approve(Actor actor, Ulid id, String seen) {
        rights.overseer(actor);
        Instant now = now();
        Watchlist loose =
                store.ledger()
                        .write(tx -> {
                            Watchlist list = known(tx, id);
                            if (list.state() != Watchlist.State.PROPOSED)
                                throw Problem.conflict(
                                        "invalid-transition", "Nobody asks for this list now.");
                            if (!seen.equals(seen(tx, actor, list)))
                                throw Problem.conflict(
                                        "version-required", "You agreed to another version.");
                            int size = entries.places(tx, id).size();
                            OptionalDouble forecast = forecast(list, size);
                            rights.ready(list, size, forecast);
                            Watchlist signed = signed(tx, list, actor, now, forecast);
                            store.sign(tx, signed);
                            write(tx, actor, "vision.list-approved", list, Map.of("seen", seen));
                            return signed;
                        });
        armory.load();
        return loose;
    }

    private Watchlist signed(
            Tx tx, Watchlist list, Actor actor, Instant now, OptionalDouble forecast) {
        Watchlist agreed =
                with(
                        list,
                        Watchlist.State.ACTIVE,
                        list.requested(),
                        Optional.of(Watchlist.Signature.of(actor, now)),
                        "",
                        forecast);
        // Refuses one person twice, and two of the same role.
        rights.twoPeople(agreed);
        String seal = armory.seal(agreed, entries.fingerprint(tx, actor, list.id()));
        return with(agreed, agreed.state(), agreed.requested(), agreed.approved(), seal, forecast);
    }

    /** Stops a list, for good and at once; whoever may read lists may stop one and says why. */
    Erasure withdraw(Actor actor, Ulid id, String why) {
        rights.person(actor);
        requireReader(actor);
        String reason = why.strip();
        if (reason.isEmpty() || reason.length() > 300)
            throw Problem.invalid("why", reason.length() + " signs", "must say why");
        // Before anything is written: what is matched must end even if the ledger does not answer.
        armory.disarm(id);
        return end(actor, id, reason)
                .orElseThrow(() ->
                        Problem.conflict("invalid-transition", "The list has ended already."));
    }

    private Optional<Erasure> end(Actor actor, Ulid id, String why) {
        Instant now = now();
        Optional<Erasure> done =
                store.ledger()
                        .write(tx -> {
                            Watchlist list = known(tx, id);
                            if (!store.end(tx, id, now, why)) return Optional.<Erasure>empty();
                            int waiting = candidates.applyAsInt(tx, id);
                            int gone = entries.erase(tx, id);
                            var erasure = new Erasure(id, now, why, gone, gone, waiting);
                            store.add(tx, erasure);
                            write(
                                    tx,
                                    actor,
                                    "vision.list-erased",
                                    list,
                                    Map.of(
                                            "templates", "" + gone,
                                            "photos", "" + gone,
                                            "candidates", "" + waiting));
                            return Optional.of(erasure);
                        });
        keys.destroy(id);
        return done;
    }

    /** What time brings: lists that ran out are erased, counts kept, news of other nodes read. */
    void round(Tx tx) {
        for (Ulid id : store.over(now())) {
            armory.disarm(id);
            var _ = end(Actor.SYSTEM, id, "time");
        }
        store.add(tx, tally.take());
        armory.refresh();
    }

    /** The photograph of an entry, for somebody who judges a candidate. */
    public byte[] photo(Tx tx, Actor actor, Ulid list, Ulid entry) {
        return entries.photo(tx, actor, list, entry);
    }

    /** The name of an entry, once two people have confirmed. */
    public String name(Tx tx, Actor actor, Ulid list, Ulid entry) {
        return entries.name(tx, actor, list, entry);
    }

    /** Counts that a candidate was somebody else; whether the entry is left out from now on. */
    public boolean refuse(Tx tx, Ulid entry) {
        return entries.refuse(tx, entry);
    }

    /** What of them is matched at this moment. */
    public Armory armory() {
        return armory;
    }

    /** How many faces passed and were not kept since a moment. */
    public long passedSince(Instant since) {
        return store.tally(since).faces();
    }

    WatchStore store() {
        return store;
    }

    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private Watchlist known(Tx tx, Ulid id) {
        return store.find(tx, id)
                .orElseThrow(() -> Problem.notFound("There is no such watchlist."));
    }

    private Watchlist draft(Tx tx, Ulid id) {
        Watchlist list = known(tx, id);
        if (list.state() != Watchlist.State.DRAFT)
            throw Problem.conflict("invalid-transition", "The list is not being written any more.");
        return list;
    }

    private static Watchlist with(
            Watchlist l,
            Watchlist.State state,
            Optional<Watchlist.Signature> requested,
            Optional<Watchlist.Signature> approved,
            String seal,
            OptionalDouble forecast) {
        return new Watchlist(
                l.id(),
                l.terms(),
                state,
                requested,
                approved,
                seal,
                forecast.isPresent() ? Optional.of(forecast.getAsDouble()) : Optional.empty(),
                l.made(),
                l.ended(),
                l.why());
    }

    private void write(
            Tx tx, Actor actor, String action, Watchlist list, Map<String, String> facts) {
        audit.write(
                tx,
                new AuditEntry(
                        now(),
                        actor,
                        action,
                        AuditEntry.Outcome.DONE,
                        "watchlist/" + list.id(),
                        "",
                        facts));
    }
}
