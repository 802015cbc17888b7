package city.qala.operations.incident;

import city.qala.kernel.Actor;
import city.qala.kernel.AuditEntry;
import city.qala.kernel.AuditLog;
import city.qala.kernel.Problem;
import city.qala.kernel.Ulid;
import city.qala.operations.alarm.Alarm;
import city.qala.operations.alarm.Alarms;
import city.qala.operations.incident.Incident.Done;
import city.qala.operations.incident.Incident.End;
import city.qala.operations.incident.Incident.Line;
import city.qala.operations.incident.Incident.What;
import city.qala.platform.db.Database;
import city.qala.platform.db.Tx;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/**
 * Incidents: opened by a person, led by one, worked on by the steps of a protocol, closed with what
 * came of them; and what one shift tells the next. Every change is durable and in the log of who
 * did what before the call returns.
 */
public final class Incidents {

    private final Database ledger;
    private final AuditLog audit;
    private final Alarms alarms;
    private final Clock clock;
    private final RandomGenerator random;
    private final IncidentStore store = new IncidentStore();

    /** Incidents in a ledger whose schema {@code operations} is up to date. */
    public Incidents(
            Database ledger, AuditLog audit, Alarms alarms, Clock clock, RandomGenerator random) {
        this.ledger = ledger;
        this.audit = audit;
        this.alarms = alarms;
        this.clock = clock;
        this.random = random;
    }

    /** Incidents that are not closed, the oldest first. */
    public List<Incident> open() {
        return ledger.read(store::open);
    }

    /** Incidents that were open at some moment of a time. */
    public List<Incident> between(Instant from, Instant to) {
        return ledger.read(tx -> store.between(tx, from, to));
    }

    /** One incident. */
    public Optional<Incident> find(Ulid id) {
        return ledger.read(tx -> store.find(tx, id));
    }

    /** Steps of its protocol that are done. */
    public List<Done> steps(Ulid id) {
        return ledger.read(tx -> store.steps(tx, id));
    }

    /** Its log, oldest first. */
    public List<Line> log(Ulid id) {
        return ledger.read(tx -> store.log(tx, id));
    }

    /** What was noted within a time. */
    public List<ShiftNote> notes(Instant from, Instant to) {
        return ledger.read(tx -> store.notes(tx, from, to));
    }

    /**
     * Opens an incident; who opens it leads it.
     *
     * @param from the alarm that it comes from, whose place it takes over; empty for none
     */
    public Incident open(
            Actor actor, Protocol protocol, String title, String district, Optional<Ulid> from) {
        requirePerson(actor);
        String said = required("title", title, 200);
        Optional<Alarm> alarm = from.flatMap(alarms::find);
        if (from.isPresent() && alarm.isEmpty()) throw Problem.notFound("There is no such alarm.");
        String where = alarm.map(a -> a.spot().district()).orElse(district.strip());
        boolean test = alarm.map(Alarm::test).orElse(false);
        Instant now = now();
        Ulid id = Ulid.make(now, random);
        var draft =
                new IncidentStore.Draft(id, protocol, said, where, from, now, actor.name(), test);
        ledger.change(tx -> {
            store.add(tx, draft);
            log(tx, actor, id, What.OPENED, said);
        });
        return find(id).orElseThrow();
    }

    /** A step of the protocol is done; a repeat changes nothing. */
    public void step(Actor actor, Ulid id, int step, int steps) {
        if (step < 1 || step > steps)
            throw Problem.invalid("step", step, "must be a step of the protocol");
        work(
                actor,
                id,
                tx -> {
                    if (store.step(tx, id, new Done(step, now(), actor.name())))
                        log(tx, actor, id, What.STEP, Integer.toString(step));
                });
    }

    /** Writes something into the log. */
    public void say(Actor actor, Ulid id, String words) {
        String said = required("words", words, 2_000);
        work(actor, id, tx -> log(tx, actor, id, What.SAID, said));
    }

    /** Somebody else leads. */
    public void lead(Actor actor, Ulid id, String lead) {
        String name = account(lead);
        work(
                actor,
                id,
                tx -> {
                    store.lead(tx, id, name);
                    log(tx, actor, id, What.LEAD, name);
                });
    }

    /** Closes it with what came of it. */
    public void close(Actor actor, Ulid id, String outcome) {
        String said = required("words", outcome, 2_000);
        work(
                actor,
                id,
                tx -> {
                    store.close(tx, id, new End(now(), actor.name(), said));
                    log(tx, actor, id, What.CLOSED, said);
                });
    }

    /** Notes something for the next shift. */
    public void note(Actor actor, String words) {
        requirePerson(actor);
        String said = required("words", words, 2_000);
        ledger.change(tx -> {
            store.note(tx, new ShiftNote(now(), actor.name(), "", said));
            audit(tx, actor, "shift-note", "shift");
        });
    }

    /** Hands the shift over: the alarms and incidents in one's hands go to the next. */
    public void handOver(Actor actor, String to, String words) {
        requirePerson(actor);
        String next = account(to);
        String said = words.strip();
        ledger.change(tx -> {
            store.note(tx, new ShiftNote(now(), actor.name(), next, said));
            audit(tx, actor, "shift-handed", "account/" + next);
        });
        for (Alarm alarm : alarms.open()) {
            boolean mine = alarm.hand().filter(h -> h.by().equals(actor.name())).isPresent();
            if (mine && !alarm.state().isUntaken()) alarms.handOver(actor, alarm.id(), next, "");
        }
        for (Incident incident : open()) {
            if (incident.lead().equals(actor.name())) lead(actor, incident.id(), next);
        }
    }

    private void work(Actor actor, Ulid id, Consumer<Tx> deed) {
        requirePerson(actor);
        ledger.change(tx -> {
            if (!store.lock(tx, id)) throw missing(tx, id);
            deed.accept(tx);
        });
    }

    private Problem missing(Tx tx, Ulid id) {
        return store.find(tx, id).isPresent()
                ? Problem.conflict("incident-over", "This incident is closed.")
                : Problem.notFound("There is no such incident.");
    }

    private void log(Tx tx, Actor actor, Ulid id, What what, String words) {
        store.log(tx, id, new Line(now(), actor.name(), what, words));
        String verb = "incident-" + what.name().toLowerCase(java.util.Locale.ROOT);
        audit(tx, actor, verb, "incident-" + id);
    }

    // What people write may name somebody: it stays in the book and out of the log for good.
    private void audit(Tx tx, Actor actor, String verb, String subject) {
        audit.write(
                tx,
                new AuditEntry(
                        now(),
                        actor,
                        "operations." + verb,
                        AuditEntry.Outcome.DONE,
                        subject,
                        "",
                        Map.of()));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private static void requirePerson(Actor actor) {
        if (actor.kind() != Actor.Kind.PERSON)
            throw Problem.forbidden("Only a person on duty may do this.");
    }

    private static String account(String name) {
        String said = name.strip();
        if (!said.matches("[\\p{L}\\p{N}._@-]{1,80}"))
            throw Problem.invalid("to", said, "must be the name of an account");
        return said;
    }

    private static String required(String name, String words, int most) {
        String said = words.strip();
        if (said.isEmpty() || said.length() > most)
            throw Problem.invalid(name, said, "must be said, in at most " + most + " characters");
        return said;
    }
}
