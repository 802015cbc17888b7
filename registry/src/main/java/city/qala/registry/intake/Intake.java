package city.qala.registry.intake;

import city.qala.kernel.Access;
import city.qala.kernel.Actor;
import city.qala.kernel.Approval;
import city.qala.kernel.AuditEntry;
import city.qala.kernel.AuditLog;
import city.qala.kernel.Grant;
import city.qala.kernel.Problem;
import city.qala.kernel.Subject;
import city.qala.kernel.Ulid;
import city.qala.platform.db.Database;
import city.qala.platform.db.Tx;
import city.qala.registry.intake.IntakeStore.Now;
import city.qala.registry.intake.IntakeStore.Version;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Takes deliveries of registers in. A delivery is stored as it came, in one transaction, and then
 * checked and put in force in another one, whole or not at all; if the process ends between the
 * two, the job of this part goes on with it.
 */
public final class Intake {
    /** The purpose under which deliveries are opened and compared. */
    public static final String PURPOSE = "register-delivery";

    private static final Duration LEFT_ALONE = Duration.ofMinutes(2);

    private final Database ledger;
    private final Access access;
    private final AuditLog audit;
    private final Clock clock;
    private final ZoneId zone;
    private final SecureRandom random = new SecureRandom();
    private final IntakeStore store = new IntakeStore();

    /**
     * Over a migrated ledger.
     *
     * @param access the only way to personal data
     */
    public Intake(Database ledger, Access access, AuditLog audit, Clock clock, ZoneId zone) {
        this.ledger = ledger;
        this.access = access;
        this.audit = audit;
        this.clock = clock;
        this.zone = zone;
    }

    /**
     * Declares a register, or declares it anew; the same text again changes nothing.
     *
     * @param code of the register; the declaration must be of the same
     */
    public Declaration declare(Actor by, String code, String yaml) {
        Declaration register = DeclarationFile.parse(yaml);
        if (!register.code().equals(code))
            throw Problem.invalid("register", register.code(), "must be " + code);
        ledger.change(tx -> {
            if (store.put(tx, register, yaml, by, clock.instant()))
                log(tx, by, "register.declare", register.code(), Map.of());
        });
        return register;
    }

    /** All registers by code. */
    public List<Declaration> registers() {
        return ledger.read(store::registers);
    }

    /** All registers by code, within a transaction. */
    public List<Declaration> registers(Tx tx) {
        return store.registers(tx);
    }

    /**
     * Takes a delivery in and puts it in force, if it may.
     *
     * @param asOf the day of which it tells; empty text: today
     * @return how it ended; the newest one again if it is the same once more
     */
    public Delivery deliver(
            Actor by, String register, Delivery.Format format, String asOf, byte[] bytes) {
        Delivery received = receive(by, register, format, asOf, bytes);
        return received.state() == Delivery.State.RECEIVED
                ? settle(by, received.id(), Optional.empty())
                : received;
    }

    /** Stores a delivery as it came; when this returns it is durable. */
    Delivery receive(Actor by, String register, Delivery.Format format, String asOf, byte[] bytes) {
        if (bytes.length == 0) throw TableReader.unreadable("it is empty");
        String sha256 = HexFormat.of().formatHex(Change.sha256().digest(bytes));
        Instant at = clock.instant();
        LocalDate today = LocalDate.ofInstant(at, zone);
        LocalDate day = IntakeStore.day(asOf, today);
        if (day.isAfter(today)) throw Problem.invalid("as-of", day, "must not be in the future");
        return ledger.write(tx -> {
            store.lock(tx, register);
            Optional<Delivery> last = store.deliveries(tx, register, 1).stream().findFirst();
            boolean again =
                    last.filter(d -> d.sha256().equals(sha256) && d.asOf().equals(day))
                            .filter(d -> d.state() != Delivery.State.REFUSED)
                            .isPresent();
            if (again) return last.orElseThrow();
            var d =
                    new Delivery(
                            Ulid.make(at, random),
                            register,
                            sha256,
                            bytes.length,
                            format,
                            day,
                            at,
                            by.name(),
                            Delivery.State.RECEIVED,
                            "",
                            Delivery.Counts.NONE,
                            Optional.empty());
            store.add(tx, d);
            store.keep(tx, access.open(tx, by, PURPOSE, d.subject()), d, bytes);
            return d;
        });
    }

    /** A delivery that was stored, and that nobody has been busy with for a while. */
    Optional<Ulid> leftAlone() {
        return ledger.read(tx -> store.waiting(tx, clock.instant().minus(LEFT_ALONE)));
    }

    /** The newest deliveries of a register. */
    public List<Delivery> deliveries(String register, int most) {
        return ledger.read(tx -> store.deliveries(tx, register, most));
    }

    /** One delivery. */
    public Delivery delivery(Ulid id) {
        return ledger.write(tx -> found(tx, id));
    }

    /** The delivery of a register that is in force; empty before the first. */
    Optional<Delivery> inForce(String register) {
        return ledger.read(tx -> store.newestApplied(tx, register));
    }

    /** Why rows of a delivery were not let in. */
    List<Checked.Fault> faults(Ulid id, int most) {
        return ledger.read(tx -> store.faults(tx, id, most));
    }

    /** How the columns of a delivery were filled. */
    Map<String, Checked.Filled> quality(Ulid id) {
        return ledger.read(tx -> store.quality(tx, id));
    }

    /**
     * Agrees to a held delivery: the first of two people is remembered, the second puts it in
     * force.
     *
     * @throws Problem {@code four-eyes-required} if the two are not different people in different
     *     roles; {@code not-held}
     */
    public Delivery approve(Actor by, Ulid id) {
        if (by.kind() != Actor.Kind.PERSON) throw Problem.forbidden("Only people approve.");
        Optional<Approval> both =
                ledger.write(tx -> {
                    Delivery d = requireHeld(tx, id);
                    if (d.first().isEmpty()) {
                        store.firstAgrees(tx, d, by, clock.instant());
                        log(tx, by, "delivery.agree", d.register(), Map.of("delivery", id.text()));
                        return Optional.empty();
                    }
                    Delivery.Agreed one = d.first().get();
                    var first = new Actor(one.by(), Actor.Kind.PERSON, one.roles());
                    return Optional.of(
                            new Approval(d.sha256(), first, one.at(), by, clock.instant()));
                });
        return both.isEmpty() ? delivery(id) : settle(by, id, both);
    }

    /** Refuses a held delivery. */
    public Delivery refuse(Actor by, Ulid id) {
        ledger.change(tx -> {
            Delivery d = requireHeld(tx, id);
            store.settle(
                    tx,
                    d,
                    Delivery.State.REFUSED,
                    "people",
                    d.counts(),
                    clock.instant(),
                    by.name());
            log(tx, by, "delivery.refuse", d.register(), Map.of("delivery", id.text()));
        });
        return delivery(id);
    }

    private Delivery requireHeld(Tx tx, Ulid id) {
        Delivery d = found(tx, id);
        if (d.state() != Delivery.State.HELD)
            throw Problem.conflict("not-held", "This delivery waits for nobody.");
        return d;
    }

    private Delivery found(Tx tx, Ulid id) {
        return store.lockDelivery(tx, id)
                .orElseThrow(() -> Problem.notFound("There is no such delivery."));
    }

    /** Checks a stored delivery and puts it in force, or says why not. */
    Delivery settle(Actor by, Ulid id, Optional<Approval> approval) {
        return ledger.write(tx -> {
            Delivery d = found(tx, id);
            boolean open =
                    d.state() == Delivery.State.RECEIVED
                            || (d.state() == Delivery.State.HELD && approval.isPresent());
            if (open) settle(tx, by, d, approval);
            return found(tx, id);
        });
    }

    private void settle(Tx tx, Actor by, Delivery d, Optional<Approval> approval) {
        Declaration register = store.lock(tx, d.register());
        Checked checked;
        try {
            checked = checked(tx, by, d, register);
        } catch (Problem p) {
            if (!p.code().equals("unreadable-delivery")) throw p;
            end(tx, by, d, Delivery.State.REFUSED, p.detail(), Delivery.Counts.NONE, approval);
            return;
        }
        boolean late =
                store.newestApplied(tx, d.register())
                        .filter(last -> last.asOf().isAfter(d.asOf()))
                        .isPresent();
        var diff = diff(tx, by, d, register, checked);
        Optional<String> halt = HaltRule.reason(diff.before, diff.counts(checked));
        store.faults(tx, d, checked);
        if (late) end(tx, by, d, Delivery.State.LATE, "late", diff.counts(checked), approval);
        else if (halt.isPresent() && approval.isEmpty())
            end(tx, by, d, Delivery.State.HELD, halt.get(), diff.counts(checked), approval);
        else {
            write(tx, by, d, diff);
            end(tx, by, d, Delivery.State.APPLIED, "", diff.counts(checked), approval);
        }
    }

    private Checked checked(Tx tx, Actor by, Delivery d, Declaration register) {
        Grant grant = access.open(tx, by, PURPOSE, d.subject());
        List<InputStream> parts = new ArrayList<>();
        for (byte[] part : store.parts(tx, grant, d)) parts.add(new ByteArrayInputStream(part));
        var whole = new SequenceInputStream(Collections.enumeration(parts));
        return RowRule.check(register, d.format(), new BufferedInputStream(whole, 1 << 16));
    }

    private void end(
            Tx tx,
            Actor by,
            Delivery d,
            Delivery.State state,
            String why,
            Delivery.Counts counts,
            Optional<Approval> approval) {
        String second = approval.map(a -> a.second().name()).orElse("");
        store.settle(tx, d, state, why, counts, clock.instant(), second);
        var facts = new HashMap<String, String>();
        facts.put("delivery", d.id().text());
        facts.put("state", state.name());
        facts.put("rows", Integer.toString(counts.rows()));
        facts.put("quarantined", Integer.toString(counts.quarantined()));
        approval.ifPresent(a -> facts.put("agreed", a.first().name() + ", " + second));
        log(tx, by, "register.deliver", d.register(), facts);
    }

    /** What a delivery changes. */
    private static final class Diff {
        private final List<Version> added = new ArrayList<>();
        private final List<Version> changed = new ArrayList<>();
        private final List<Now> old = new ArrayList<>();
        private final List<Now> gone = new ArrayList<>();
        private int before;
        private int same;

        Delivery.Counts counts(Checked checked) {
            return new Delivery.Counts(
                    checked.rows().size(),
                    checked.quarantined(),
                    added.size(),
                    changed.size(),
                    same,
                    gone.size());
        }
    }

    private Diff diff(Tx tx, Actor by, Delivery d, Declaration register, Checked checked) {
        Set<Subject> known = store.persons(tx, d.register());
        if (!known.isEmpty())
            access.openSet(tx, by, PURPOSE, "persons of the register " + d.register(), known);
        Map<String, Now> now = known.isEmpty() ? Map.of() : store.current(tx, d.register());
        var diff = new Diff();
        var seen = new HashSet<String>();
        for (Checked.Line row : checked.rows()) {
            Change change = Change.of(register, row, d.asOf());
            seen.add(change.key());
            Now is = now.get(change.key());
            if (is == null) diff.added.add(added(change));
            else if (is.hash().equals(change.hash())) diff.same++;
            else {
                diff.old.add(is);
                diff.changed.add(new Version(is.id(), is.version() + 1, is.person(), change));
            }
        }
        now.forEach((key, is) -> {
            if (is.gone()) return;
            diff.before++;
            if (register.whole() && !seen.contains(key)) diff.gone.add(is);
        });
        return diff;
    }

    private Version added(Change change) {
        Instant at = clock.instant();
        String person = change.townId().isEmpty() ? Ulid.make(at, random).text() : change.townId();
        return new Version(Ulid.make(at, random).text(), 1, person, change);
    }

    private void write(Tx tx, Actor by, Delivery d, Diff diff) {
        Instant at = clock.instant();
        var fresh = new TreeSet<Subject>();
        for (Version v : diff.added) fresh.add(new Subject("person", new Ulid(v.person())));
        if (!fresh.isEmpty()) {
            String whom = "new records of the register " + d.register();
            access.openSet(tx, by, PURPOSE, whom, fresh);
            store.addPersons(tx, fresh, at);
        }
        store.retire(tx, diff.old);
        store.retire(tx, diff.gone);
        store.write(tx, d, diff.changed, at);
        store.write(tx, d, diff.added, at);
        store.gone(tx, d, diff.gone, at);
    }

    private void log(Tx tx, Actor by, String action, String register, Map<String, String> facts) {
        audit.write(
                tx,
                new AuditEntry(
                        clock.instant(),
                        by,
                        action,
                        AuditEntry.Outcome.DONE,
                        "register/" + register,
                        PURPOSE,
                        facts));
    }
}
