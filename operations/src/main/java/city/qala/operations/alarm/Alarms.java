package city.qala.operations.alarm;

import city.qala.kernel.Actor;
import city.qala.kernel.AuditEntry;
import city.qala.kernel.AuditLog;
import city.qala.kernel.Large;
import city.qala.kernel.Problem;
import city.qala.kernel.Signal;
import city.qala.kernel.Signals;
import city.qala.kernel.Ulid;
import city.qala.operations.alarm.Alarm.State;
import city.qala.platform.db.Database;
import city.qala.platform.db.Tx;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/**
 * The alarms of a city: signals in, alarms out, and what those on duty do about them. Whatever is
 * said here is durable, and written in the log of who did what, before the call returns.
 *
 * <p>Safe for use by many threads; changes come one after the other.
 */
@Large(
        "every verb on alarms, each a few lines: one place that writes, so that nothing is written twice")
public final class Alarms implements Signals {

    private static final int AT_ONCE = 1_000;
    private static final Duration NOTED_EVERY = Duration.ofMinutes(1);

    private final Database ledger;
    private final AuditLog audit;
    private final Clock clock;
    private final RandomGenerator random;
    private final AlarmStore store = new AlarmStore();
    private final ServiceStore services = new ServiceStore();
    private final ReentrantLock turn = new ReentrantLock();
    private final List<Consumer<List<Alarm>>> listeners = new CopyOnWriteArrayList<>();
    private final Map<Ulid, Duration> waited = new HashMap<>();
    private final DayCount raisedInADay;
    private Desk desk;
    private boolean doubtful;
    private Instant lastTick;
    private volatile List<Alarm> open = List.of();
    private final AtomicLong version = new AtomicLong();

    private Alarms(Database ledger, AuditLog audit, Clock clock, RandomGenerator random) {
        this.ledger = ledger;
        this.audit = audit;
        this.clock = clock;
        this.random = random;
        this.desk = new Desk(this::id);
        this.lastTick = now();
        this.raisedInADay = new DayCount(clock, this::raised);
    }

    /** The alarms that stand in the ledger, whose schema {@code operations} is up to date. */
    public static Alarms open(
            Database ledger, AuditLog audit, Clock clock, RandomGenerator random) {
        var alarms = new Alarms(ledger, audit, clock, random);
        alarms.reload();
        return alarms;
    }

    @Override
    public void tell(List<Signal> signals) {
        for (int at = 0; at < signals.size(); at += AT_ONCE) {
            List<Signal> some = signals.subList(at, Math.min(signals.size(), at + AT_ONCE));
            change(Actor.SYSTEM, draft -> some.forEach(draft::tell));
        }
    }

    @Override
    public Set<String> holding(String beginning) {
        return inTurn(() ->
                desk.conditions().stream()
                        .filter(c -> c.last().on() && c.name().startsWith(beginning))
                        .map(Condition::name)
                        .collect(Collectors.toSet()));
    }

    /** Alarms that are not over, in the order in which they were raised. */
    public List<Alarm> open() {
        return open;
    }

    /** Grows with every change. */
    public long version() {
        return version.get();
    }

    /** Tells of alarms that have changed, after they were stored. Must not block. */
    public void onChange(Consumer<List<Alarm>> listener) {
        listeners.add(listener);
    }

    /** An alarm, over or not. */
    public Optional<Alarm> find(Ulid id) {
        return ledger.read(tx -> store.find(tx, id));
    }

    /** Its log, oldest first. */
    public List<Step> steps(Ulid id) {
        return ledger.read(tx -> store.steps(tx, id));
    }

    /** The things that it is about, those that still say so first. */
    public List<Member> members(Ulid id, int most) {
        return ledger.read(tx -> store.members(tx, id, most));
    }

    /** Alarms that ended within a time, the newest first; at most a thousand. */
    public List<Alarm> ended(Instant from, Instant to) {
        return ledger.read(tx -> store.ended(tx, from, to));
    }

    /** Alarms that were raised within a time; at most a thousand. */
    public List<Alarm> raised(Instant from, Instant to) {
        return ledger.read(tx -> store.raised(tx, from, to));
    }

    /** Alarms that a thing took part in within a time, exercises left out; at most a thousand. */
    public List<Alarm> about(String subject, Instant from, Instant to) {
        return ledger.read(tx -> store.about(tx, subject, from, to));
    }

    /** What was done within a time; at most a thousand lines. */
    public List<Step> steps(Instant from, Instant to) {
        return ledger.read(tx -> store.steps(tx, from, to));
    }

    /** How many alarms were raised in the last 24 hours, without exercises. */
    public int raisedInADay() {
        return raisedInADay.count();
    }

    /** Whether more is raised than one desk can read. */
    public boolean flood() {
        List<Instant> raised =
                open.stream()
                        .filter(a -> a.priority().isAlarm() && !a.test())
                        .map(Alarm::raised)
                        .toList();
        return FloodRule.flood(raised, now());
    }

    /** Somebody on duty takes an alarm; who has it already keeps it. */
    public Alarm take(Actor actor, Ulid id) {
        return act(
                actor,
                id,
                "take",
                alarm -> {
                    var hand = new Alarm.Hand(actor.name(), now());
                    return switch (alarm.state()) {
                        case RAISED -> alarm.inHand(State.TAKEN, hand);
                        case RETURNED ->
                                alarm.inHand(State.RETURNED, hand)
                                        .ended(State.CLEARED, end(actor, ""));
                        default -> {
                            if (alarm.hand().filter(h -> h.by().equals(actor.name())).isPresent())
                                yield alarm;
                            throw Problem.conflict(
                                    "alarm-taken",
                                    "Alarm %d is in the hands of %s.",
                                    alarm.number(),
                                    alarm.hand().map(Alarm.Hand::by).orElse(""));
                        }
                    };
                },
                Step.What.TAKEN,
                "");
    }

    /** Notes what is being done. */
    public Alarm note(Actor actor, Ulid id, String words) {
        return act(
                actor,
                id,
                "note",
                alarm ->
                        alarm.state() == State.TAKEN
                                ? alarm.inHand(State.WORKED, alarm.hand().orElseThrow())
                                : alarm.with(alarm.state(), alarm.crowd()),
                Step.What.NOTED,
                required(words));
    }

    /** Gives a taken alarm into the hands of somebody else. */
    public Alarm handOver(Actor actor, Ulid id, String to, String words) {
        if (!to.matches("[\\p{L}\\p{N}._@-]{1,80}"))
            throw Problem.invalid("to", to, "must be the name of an account");
        String said = words.isBlank() ? "→ " + to : "→ " + to + ": " + words.strip();
        return act(
                actor,
                id,
                "hand-over",
                alarm -> {
                    if (alarm.state().isUntaken()) throw notTaken(alarm);
                    return alarm.inHand(alarm.state(), new Alarm.Hand(to, now()));
                },
                Step.What.HANDED,
                said);
    }

    /**
     * Shelves an alarm: until then it calls nobody.
     *
     * @param length at most twelve hours
     */
    public Alarm shelve(Actor actor, Ulid id, Duration length, String reason) {
        if (!length.isPositive() || length.compareTo(Alarm.Pause.LONGEST) > 0)
            throw Problem.invalid("length", length, "must be at most 12 hours");
        var pause = new Alarm.Pause(now().plus(length), actor.name(), required(reason));
        return act(
                actor,
                id,
                "shelve",
                alarm -> alarm.paused(Optional.of(pause)),
                Step.What.SHELVED,
                pause.reason());
    }

    /** Ends the shelving of an alarm before its time. */
    public Alarm unshelve(Actor actor, Ulid id) {
        return act(
                actor,
                id,
                "unshelve",
                alarm -> alarm.paused(Optional.empty()),
                Step.What.UNSHELVED,
                "");
    }

    /** Closes an alarm, whatever the world says; a new crossing makes a new one. */
    public Alarm close(Actor actor, Ulid id, String reason) {
        String why = required(reason);
        Alarm closed =
                act(
                        actor,
                        id,
                        "close",
                        alarm -> alarm.ended(State.CLOSED, end(actor, why)),
                        Step.What.CLOSED,
                        why);
        endDrill(closed);
        return closed;
    }

    /**
     * Begins an exercise: an alarm as a real one, borne out by three things that do not exist,
     * marked as an exercise wherever it is shown. It ends when somebody closes it.
     *
     * @param kind one that is raised without delay
     */
    public Alarm drill(Actor actor, AlarmKind kind, String district) {
        requirePerson(actor);
        if (!DrillRule.isFit(kind))
            throw Problem.invalid("kind", kind.code(), "must be raised without delay");
        Ulid id = id();
        List<Signal> signals = DrillRule.signals(id, kind, district.strip(), now());
        ledger.change(tx -> audit.write(tx, entry(actor, "drill", "drill-" + id)));
        tell(signals);
        String first = signals.getFirst().condition();
        return inTurn(() ->
                desk.condition(first)
                        .flatMap(Condition::alarm)
                        .flatMap(desk::find)
                        .orElseThrow(() -> Problem.bug(new IllegalStateException("no drill"))));
    }

    /** What an exercise held is over with it. */
    private void endDrill(Alarm closed) {
        if (!closed.test()) return;
        Instant now = now();
        List<Signal> over =
                inTurn(() ->
                        desk.conditions().stream()
                                .filter(c -> c.alarm().filter(closed.id()::equals).isPresent())
                                .filter(c -> c.last().on())
                                .map(c -> DrillRule.over(c.last(), now))
                                .toList());
        tell(over);
    }

    /** Takes a thing out of service, for repair: it calls nobody until it is back. */
    public void outOfService(Actor actor, String subject, String reason) {
        service(actor, subject, Optional.of(required(reason)));
    }

    /** Brings a thing back into service; what is still wrong with it is raised then. */
    public void backInService(Actor actor, String subject) {
        service(actor, subject, Optional.empty());
    }

    /** Things out of service. */
    public List<OutOfService> outOfService() {
        return ledger.read(services::list);
    }

    /** What time alone brings: delays that are over, shelves that end, escalation. */
    void tick() {
        Instant now = now();
        Duration counted = inTurn(() -> counted(now));
        change(
                Actor.SYSTEM,
                draft -> {
                    draft.tick();
                    for (Alarm alarm : desk.open()) timed(draft, alarm, counted, now);
                });
    }

    private Duration counted(Instant now) {
        Duration counted = EscalationRule.counted(lastTick, now);
        lastTick = now;
        return counted;
    }

    private void timed(Draft draft, Alarm alarm, Duration counted, Instant now) {
        if (draft.alarms().stream().anyMatch(a -> a.id().equals(alarm.id()))) return;
        if (alarm.pause().isPresent() && !alarm.shelved(now)) {
            draft.change(alarm.paused(Optional.empty()), machine(alarm, Step.What.UNSHELVED, now));
            return;
        }
        if (!EscalationRule.waits(alarm, now)) {
            waited.remove(alarm.id());
            return;
        }
        Duration more = waited.merge(alarm.id(), counted, Duration::plus);
        Duration all = alarm.waited().plus(more);
        boolean due = EscalationRule.due(alarm, all);
        if (due)
            draft.change(
                    alarm.waiting(all, Optional.of(now)), machine(alarm, Step.What.ESCALATED, now));
        else if (more.compareTo(NOTED_EVERY) >= 0)
            draft.change(alarm.waiting(all, Optional.empty()));
        if (due || more.compareTo(NOTED_EVERY) >= 0) waited.remove(alarm.id());
    }

    private static Step machine(Alarm alarm, Step.What what, Instant now) {
        return new Step(alarm.id(), now, Actor.SYSTEM.name(), what, "");
    }

    private void service(Actor actor, String subject, Optional<String> reason) {
        requirePerson(actor);
        if (subject.isBlank()) throw Problem.invalid("subject", subject, "must name a thing");
        Instant now = now();
        inTurn(() -> {
            ledger.change(tx -> {
                if (reason.isPresent())
                    services.put(tx, new OutOfService(subject, now, actor.name(), reason.get()));
                else services.drop(tx, subject);
                String verb = reason.isPresent() ? "out-of-service" : "in-service";
                audit.write(tx, entry(actor, verb, "thing/" + subject));
            });
            desk.service(subject, reason.isPresent());
            return true;
        });
    }

    private interface Deed {
        Alarm on(Alarm alarm);
    }

    private Alarm act(Actor actor, Ulid id, String verb, Deed deed, Step.What what, String words) {
        requirePerson(actor);
        var done = new Alarm[1];
        change(
                actor,
                draft -> {
                    Alarm alarm = desk.find(id).orElseThrow(() -> missing(id));
                    Alarm next = deed.on(alarm);
                    done[0] = next;
                    if (next.version() != alarm.version())
                        draft.change(next, new Step(id, now(), actor.name(), what, words));
                },
                tx -> audit.write(tx, entry(actor, verb, "alarm/" + done[0].number())));
        return done[0];
    }

    private Problem missing(Ulid id) {
        return find(id).isPresent()
                ? Problem.conflict("alarm-over", "This alarm is over.")
                : Problem.notFound("There is no such alarm.");
    }

    private static Problem notTaken(Alarm alarm) {
        return Problem.conflict("alarm-untaken", "Take alarm %d first.", alarm.number());
    }

    private void change(Actor actor, Consumer<Draft> work) {
        change(actor, work, tx -> {});
    }

    /** Stores what the work made of the desk, and only then keeps it. */
    private void change(Actor actor, Consumer<Draft> work, Consumer<Tx> more) {
        List<Alarm> changed =
                inTurn(() -> {
                    if (doubtful) reload();
                    Draft draft = desk.draft(now());
                    work.accept(draft);
                    if (draft.isEmpty()) return List.<Alarm>of();
                    store(actor, draft, more);
                    desk.keep(draft);
                    open = desk.open();
                    version.incrementAndGet();
                    return List.copyOf(draft.alarms());
                });
        if (!changed.isEmpty()) listeners.forEach(l -> l.accept(changed));
    }

    private void store(Actor actor, Draft draft, Consumer<Tx> more) {
        boolean stored = false;
        try {
            ledger.change(tx -> {
                store.keep(tx, draft);
                if (actor.kind() == Actor.Kind.SYSTEM) audit.writeAll(tx, entries(draft));
                more.accept(tx);
            });
            stored = true;
        } finally {
            // A commit whose outcome is not known may have been one: look before the next change.
            doubtful = !stored;
        }
    }

    private List<AuditEntry> entries(Draft draft) {
        var numbers = new HashMap<Ulid, Long>();
        draft.alarms().forEach(a -> numbers.put(a.id(), a.number()));
        var entries = new ArrayList<AuditEntry>();
        for (Step s : draft.steps()) {
            String verb = s.what().name().toLowerCase(java.util.Locale.ROOT);
            entries.add(entry(Actor.SYSTEM, verb, "alarm/" + numbers.get(s.alarm())));
        }
        entries.addAll(FinderRule.found(draft, id -> desk.find(id).isPresent(), now()));
        return entries;
    }

    // What people write may name somebody: it stays in the book and out of the log for good.
    private AuditEntry entry(Actor actor, String verb, String subject) {
        return new AuditEntry(
                now(), actor, "operations." + verb, AuditEntry.Outcome.DONE, subject, "", Map.of());
    }

    private void reload() {
        var fresh = new Desk(this::id);
        ledger.read(tx -> {
            List<String> out = services.list(tx).stream().map(OutOfService::subject).toList();
            fresh.know(store.conditions(tx), store.open(tx), out, store.lastNumber(tx));
            return true;
        });
        desk = fresh;
        open = fresh.open();
        doubtful = false;
    }

    private <T> T inTurn(Supplier<T> work) {
        turn.lock();
        try {
            return work.get();
        } finally {
            turn.unlock();
        }
    }

    private Ulid id() {
        return Ulid.make(now(), random);
    }

    private Alarm.End end(Actor actor, String reason) {
        return new Alarm.End(now(), actor.name(), reason);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    /** The machine raises; only a person, by name, takes, shelves and closes. */
    private static void requirePerson(Actor actor) {
        if (actor.kind() != Actor.Kind.PERSON)
            throw Problem.forbidden("Only a person on duty may do this.");
    }

    private static String required(String words) {
        String said = words.strip();
        if (said.isEmpty() || said.length() > 2_000)
            throw Problem.invalid("words", said, "must be said, in at most 2,000 characters");
        return said;
    }
}
