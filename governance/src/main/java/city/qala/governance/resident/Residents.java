package city.qala.governance.resident;

import city.qala.governance.audit.AuditTrail;
import city.qala.governance.purpose.Listed;
import city.qala.governance.purpose.Purpose;
import city.qala.governance.purpose.PurposeBook;
import city.qala.governance.resident.HouseholdRule.Share;
import city.qala.kernel.Access;
import city.qala.kernel.Actor;
import city.qala.kernel.AuditEntry;
import city.qala.kernel.Grant;
import city.qala.kernel.HeldFact;
import city.qala.kernel.PersonalData;
import city.qala.kernel.Problem;
import city.qala.kernel.Release;
import city.qala.kernel.Subject;
import city.qala.kernel.Ulid;
import city.qala.platform.db.Database;
import city.qala.platform.db.Tx;
import city.qala.platform.http.Exchange;
import city.qala.platform.http.Routes;
import city.qala.web.Messages;
import city.qala.web.Web;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Residents: the file that the town keeps of them, and their rights over everything that is held
 * about them. Nothing is read without a purpose.
 */
public final class Residents {
    private final ResidentStore store = new ResidentStore();
    private final Database ledger;
    private final Access access;
    private final AuditTrail audit;
    private final PurposeBook purposes;
    private final ResidentsConfig config;
    private final Clock clock;
    private final List<PersonalData> held;
    private final Cases cases;

    /**
     * What somebody's own pages show.
     *
     * @param me their file
     * @param facts everything that is held about them
     * @param shares whose lines of the log they may read
     */
    record Mine(Resident me, List<HeldFact> facts, List<Share> shares) {
        Mine {
            facts = List.copyOf(facts);
            shares = List.copyOf(shares);
        }
    }

    private Residents(
            Database ledger,
            Access access,
            AuditTrail audit,
            PurposeBook purposes,
            List<PersonalData> others,
            ResidentsConfig config,
            Clock clock) {
        this.ledger = ledger;
        this.access = access;
        this.audit = audit;
        this.purposes = purposes;
        this.config = config;
        this.clock = clock;
        var all = new ArrayList<PersonalData>();
        all.add(new ResidentFile(store, this::readers, clock));
        all.addAll(others);
        this.held = List.copyOf(all);
        this.cases = new Cases(store, ledger, access, audit, held, config, clock);
    }

    /**
     * The residents of a town; the schema {@code governance} is up to date.
     *
     * @param purposes the book that says which purpose may read which field
     * @param others what other capabilities hold about people
     */
    public static Residents create(
            Database ledger,
            Access access,
            AuditTrail trail,
            PurposeBook purposes,
            List<PersonalData> others,
            ResidentsConfig config,
            Clock clock) {
        return new Residents(ledger, access, trail, purposes, others, config, clock);
    }

    /** What they ask, and the answers. */
    public Cases cases() {
        return cases;
    }

    /**
     * Why a resident's data may not be erased now: a request that waits for its answer, or a look
     * that a law shows them only later. A request to be erased keeps nothing.
     */
    public List<String> holds(Subject subject) {
        var why = new ArrayList<String>();
        if (!subject.kind().equals("person")) return why;
        if (cases.waits(subject)) why.add("open-request");
        if (!audit.looked(subject, Instant.EPOCH, clock.instant()).delayed().isEmpty())
            why.add("delayed-line");
        return why;
    }

    /** The addresses for programs. */
    public List<Routes> routes() {
        return List.of(
                new ResidentRoutes(this),
                new LookupRoutes(new Lookups(ledger, audit, purposes, store, clock)),
                new CaseRoutes(cases),
                new MeRoutes(this, audit));
    }

    /**
     * The pages of residents, and the queue of clerks.
     *
     * @param csrf what the forms of a reader's session send along
     */
    public List<Routes> pages(Web web, Messages words, Function<Exchange, String> csrf) {
        var frames = new MeFrame(web, words);
        return List.of(
                new MePage(frames, this, audit, purposes, csrf),
                new MeFormPage(frames, this, audit, purposes),
                new MeTables(frames, this, audit, purposes),
                new RequestsPage(web, words, cases));
    }

    /**
     * Whether a subject's data are the resident's own business: themself, a child that they answer
     * for, the household that they live in.
     */
    public boolean isOwn(city.qala.kernel.Tx tx, Subject resident, Subject subject) {
        var ours = Tx.of(tx);
        if (subject.kind().equals("household"))
            return store.isMember(ours, resident.id(), subject.id());
        boolean self = subject.equals(resident);
        boolean child =
                subject.kind().equals("person")
                        && store.children(ours, resident.id(), today()).contains(subject.id());
        return self || child;
    }

    /** Now. */
    Instant now() {
        return clock.instant();
    }

    /** The town's zone. */
    ZoneId zone() {
        return config.zone();
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), config.zone());
    }

    /** Codes of the purposes in force that may read a field. */
    private List<String> readers(String fact) {
        boolean contact = fact.equals("resident.phone") || fact.equals("resident.email");
        String field = contact ? "resident.contact" : fact;
        return purposes.list().stream()
                .filter(l -> l.status() == Listed.Status.ACTIVE)
                .map(Listed::purpose)
                .filter(p -> p.fields().contains(field) && !p.code().equals(PurposeCode.OWN))
                .map(Purpose::code)
                .toList();
    }

    /**
     * Takes residents into the file, or brings it up to date; all or none. A guardian stands before
     * the child in the list, or in the file.
     *
     * @param registrar whoever keeps the register
     */
    void put(Actor registrar, List<Resident> residents) {
        Set<Subject> subjects = new TreeSet<>();
        residents.forEach(r -> subjects.add(r.subject()));
        ledger.change(tx -> {
            Grant grant =
                    access.openSet(
                            tx, registrar, PurposeCode.UPKEEP, "residents delivered", subjects);
            tx.under(grant);
            for (Resident r : residents) store.put(tx, r, clock.instant());
            log(tx, registrar, "resident.put", "", Map.of("count", "" + residents.size()));
        });
    }

    /**
     * One resident's file for a purpose.
     *
     * @throws Problem what {@link Access#open} says; {@code not-found} if there is none
     */
    Opened open(Actor actor, String purpose, Ulid id) {
        return ledger.write(tx -> {
            Grant grant = access.open(tx, actor, purpose, new Subject("person", id));
            return opened(tx, grant, id);
        });
    }

    /** The same in an emergency, with its reason; oversight is told. */
    Opened openUrgently(Actor actor, String purpose, Ulid id, String reason) {
        return ledger.write(tx -> {
            Subject subject = new Subject("person", id);
            return opened(tx, access.openUrgently(tx, actor, purpose, subject, reason), id);
        });
    }

    /** The same without their knowing until a day, as investigations may. */
    Opened openDelayed(Actor actor, String purpose, Ulid id, Release release) {
        return ledger.write(tx -> {
            Subject subject = new Subject("person", id);
            return opened(tx, access.openDelayed(tx, actor, purpose, subject, release), id);
        });
    }

    /**
     * The files of everybody in a district, or in the town if it is empty: one run, one entry of
     * the log, which each of them finds.
     */
    List<Opened> openAll(Actor actor, String purpose, String district) {
        return ledger.write(tx -> {
            List<Ulid> ids = store.ids(tx, district);
            if (ids.isEmpty()) {
                if (!purpose.isEmpty()) return List.of();
                throw Problem.of(
                        Problem.Kind.FORBIDDEN,
                        "purpose-missing",
                        "Personal data need a purpose that covers them.");
            }
            Set<Subject> subjects = new TreeSet<>();
            ids.forEach(id -> subjects.add(new Subject("person", id)));
            String whom = district.isEmpty() ? "all residents" : "residents of " + district;
            Grant grant = access.openSet(tx, actor, purpose, whom, subjects);
            tx.under(grant);
            return store.list(tx, grant, ids).stream()
                    .filter(r -> grant.serves(r.district()))
                    .map(r -> new Opened(r, grant))
                    .toList();
        });
    }

    private Opened opened(Tx tx, Grant grant, Ulid id) {
        tx.under(grant);
        Resident r =
                store.find(tx, grant, id)
                        .filter(found -> grant.serves(found.district()))
                        .orElseThrow(() -> Problem.notFound("There is no such resident."));
        return new Opened(r, grant);
    }

    /** A file and the key that opened it, which says which fields may be shown. */
    public record Opened(Resident resident, Grant grant) {}

    /** What the resident who asks sees of themself, their household and their children. */
    Mine mine(Actor actor) {
        Subject me = own(actor);
        return ledger.write(tx -> {
            Grant grant = access.open(tx, actor, PurposeCode.OWN, me);
            tx.under(grant);
            Resident self =
                    store.find(tx, grant, me.id())
                            .orElseThrow(() -> Problem.notFound("There is no such resident."));
            var facts = new ArrayList<HeldFact>();
            for (PersonalData data : held) facts.addAll(data.held(tx, grant, me));
            List<Ulid> ids = store.children(tx, me.id(), today());
            return new Mine(
                    self, facts, HouseholdRule.shares(self, children(tx, actor, ids), today()));
        });
    }

    private List<Resident> children(Tx tx, Actor actor, List<Ulid> ids) {
        var children = new ArrayList<Resident>();
        for (Ulid id : ids) {
            Grant grant = access.open(tx, actor, PurposeCode.OWN, new Subject("person", id));
            tx.under(grant);
            store.find(tx, grant, id).ifPresent(children::add);
        }
        return children;
    }

    /**
     * Erases one fact of the resident who asks, if the law lets them.
     *
     * @return how many facts are gone
     */
    int erase(Actor actor, String field) {
        Subject me = own(actor);
        return ledger.write(tx -> {
            Grant grant = access.open(tx, actor, PurposeCode.OWN, me);
            tx.under(grant);
            int gone = cases.dataSet(field).erase(tx, grant, me, field);
            log(tx, actor, "resident.erase", me.toString(), Map.of("field", field));
            return gone;
        });
    }

    private void log(Tx tx, Actor actor, String action, String subject, Map<String, String> facts) {
        audit.write(
                tx,
                new AuditEntry(
                        clock.instant(),
                        actor,
                        action,
                        AuditEntry.Outcome.DONE,
                        subject,
                        "",
                        facts));
    }

    /** Whose data they are, of the account that asks. */
    static Subject own(Actor actor) {
        return actor.standing()
                .resident()
                .orElseThrow(() -> Problem.forbidden("This page belongs to residents."));
    }

    /** Who the account is as a resident, if it is one's. */
    static Optional<Subject> resident(Actor actor) {
        return actor.standing().resident();
    }
}
