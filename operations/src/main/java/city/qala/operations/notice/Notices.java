package city.qala.operations.notice;

import city.qala.kernel.Actor;
import city.qala.kernel.Approval;
import city.qala.kernel.AuditEntry;
import city.qala.kernel.AuditLog;
import city.qala.kernel.Language;
import city.qala.kernel.Problem;
import city.qala.kernel.Ulid;
import city.qala.operations.alarm.Alarm;
import city.qala.operations.alarm.Alarms;
import city.qala.operations.notice.Notice.Audience;
import city.qala.operations.notice.Notice.Severity;
import city.qala.operations.notice.Notice.Signed;
import city.qala.operations.notice.Notice.Text;
import city.qala.operations.notice.Notice.Verb;
import city.qala.platform.db.Database;
import city.qala.platform.db.Tx;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * What leaves the building. A public notice needs an alarm that several stations bear out, one
 * person who writes it and a second one in another role who agrees to exactly these words. One that
 * went out is corrected in one step by one person. What belongs to an exercise goes to trial
 * receivers only.
 */
public final class Notices implements AutoCloseable {

    private final Database ledger;
    private final AuditLog audit;
    private final Alarms alarms;
    private final Receivers receivers;
    private final BiFunction<Alarm, Language, String> titles;
    private final Clock clock;
    private final RandomGenerator random;
    private final NoticeStore store = new NoticeStore();
    private final List<Courier> couriers;

    /**
     * Notices of a city, which begin to go out at once.
     *
     * @param ledger its schema {@code operations} is up to date
     * @param titles says in a few words what an alarm is about
     */
    public Notices(
            Database ledger,
            AuditLog audit,
            Alarms alarms,
            Receivers receivers,
            Post post,
            BiFunction<Alarm, Language, String> titles,
            Clock clock,
            RandomGenerator random) {
        this.ledger = ledger;
        this.audit = audit;
        this.alarms = alarms;
        this.receivers = receivers;
        this.titles = titles;
        this.clock = clock;
        this.random = random;
        this.couriers =
                receivers.all().stream()
                        .map(r -> new Courier(r, queue(), post, this::parcel, clock))
                        .toList();
        couriers.forEach(Courier::start);
    }

    /**
     * The words of a draft.
     *
     * @param hours how long it holds, 1 to 72
     */
    public record Draft(Map<Language, Text> texts, String area, Severity severity, int hours) {
        public Draft {
            texts = Map.copyOf(texts);
            if (area.isBlank() || area.length() > 200)
                throw Problem.invalid("area", area, "must be said in 1 to 200 letters");
            if (hours < 1 || hours > 72) throw Problem.invalid("hours", hours, "must be 1 to 72");
        }
    }

    /** Public notices, the newest first. */
    public List<Notice> list() {
        return ledger.read(store::list);
    }

    /** One notice. */
    public Optional<Notice> find(Ulid id) {
        return ledger.read(tx -> store.find(tx, id));
    }

    /** To whom it went. */
    public List<Delivery> deliveries(Ulid id) {
        return ledger.read(tx -> store.deliveries(tx, id));
    }

    /** A notice as an alert of the Common Alerting Protocol 1.2. */
    public String cap(Notice notice) {
        Optional<Notice> earlier = notice.corrects().flatMap(this::find);
        Alarm alarm = alarm(notice.alarm());
        return CapRule.xml(notice, receivers.sender(), earlier, l -> titles.apply(alarm, l));
    }

    /** Writes a notice to the public, which waits for a second person. */
    public Notice draft(Actor actor, Ulid alarmId, Draft draft) {
        requirePerson(actor);
        Alarm alarm = corroborated(alarmId);
        Notice made =
                make(
                        actor,
                        Audience.PUBLIC,
                        Verb.ALERT,
                        alarm,
                        Optional.empty(),
                        draft,
                        Optional.empty(),
                        "");
        ledger.change(tx -> {
            store.add(tx, made, List.of(), now());
            audit(tx, actor, "notice-draft", made.id());
        });
        return find(made.id()).orElseThrow();
    }

    /**
     * A second person agrees: it goes out.
     *
     * @param wording what they saw, {@link Notice#wording}
     * @throws Problem {@code four-eyes-required} 403, {@code notice-changed} and {@code
     *     not-corroborated} 409
     */
    public Notice approve(Actor actor, Ulid id, String wording) {
        requirePerson(actor);
        ledger.change(tx -> {
            Notice notice = waiting(tx, id);
            if (!notice.wording().equals(wording))
                throw Problem.conflict(
                        "notice-changed", "These are not the words that you were shown.");
            var _ = corroborated(notice.alarm());
            Approval approval = approval(notice, actor);
            store.approve(
                    tx, id, new Signed(approval.second().name(), Set.of(), approval.secondAt()));
            store.send(tx, notice, receivers.of(notice), now());
            audit(tx, actor, "notice-approve", id);
        });
        couriers.forEach(Courier::wake);
        return find(id).orElseThrow();
    }

    /** It is not sent. */
    public Notice reject(Actor actor, Ulid id, String reason) {
        requirePerson(actor);
        if (reason.isBlank()) throw Problem.invalid("reason", reason, "must be said");
        ledger.change(tx -> {
            var _ = waiting(tx, id);
            store.reject(tx, id, new Signed(actor.name(), Set.of(), now()), reason.strip());
            audit(tx, actor, "notice-reject", id);
        });
        return find(id).orElseThrow();
    }

    /**
     * Corrects what went out, at once and by one person: what was wrong must not stand while a
     * second one is looked for.
     *
     * @param cancel whether it is taken back; else replaced by new words
     * @param reason what was wrong with it
     */
    public Notice correct(Actor actor, Ulid id, boolean cancel, Draft draft, String reason) {
        requirePerson(actor);
        if (reason.isBlank()) throw Problem.invalid("reason", reason, "must be said");
        Notice wrong = find(id).orElseThrow(() -> Problem.notFound("There is no such notice."));
        if (!wrong.isOut() || wrong.audience() != Audience.PUBLIC)
            throw Problem.conflict("notice-not-out", "This notice has not gone out.");
        Notice made =
                make(
                        actor,
                        Audience.PUBLIC,
                        cancel ? Verb.CANCEL : Verb.UPDATE,
                        alarm(wrong.alarm()),
                        Optional.of(id),
                        draft,
                        Optional.of(new Signed(actor.name(), Set.of(), now())),
                        reason.strip());
        ledger.change(tx -> {
            store.add(tx, made, receivers.of(made), now());
            audit(tx, actor, "notice-correct", made.id());
        });
        couriers.forEach(Courier::wake);
        return find(made.id()).orElseThrow();
    }

    /** Calls staff for alarms that nobody took; each once. How many. */
    int call() {
        List<Ulid> uncalled = ledger.read(store::uncalled);
        for (Ulid id : uncalled) {
            Notice made = call(alarm(id));
            ledger.change(tx -> {
                store.add(tx, made, receivers.of(made), now());
                audit(tx, Actor.SYSTEM, "notice-call", made.id());
            });
        }
        if (!uncalled.isEmpty()) couriers.forEach(Courier::wake);
        return uncalled.size();
    }

    private Notice call(Alarm alarm) {
        var texts = new java.util.EnumMap<Language, Text>(Language.class);
        for (Language l : Language.values()) {
            String title = titles.apply(alarm, l);
            String line = "№ " + alarm.number() + " · " + title;
            texts.put(l, new Text(line.substring(0, Math.min(160, line.length())), alarm.cause()));
        }
        String area = alarm.spot().district().isEmpty() ? "-" : alarm.spot().district();
        var draft = new Draft(texts, area, severity(alarm), 12);
        return make(
                Actor.SYSTEM,
                Audience.STAFF,
                Verb.ALERT,
                alarm,
                Optional.empty(),
                draft,
                Optional.of(new Signed(Actor.SYSTEM.name(), Set.of(), now())),
                "");
    }

    static Severity severity(Alarm alarm) {
        return switch (alarm.priority()) {
            case URGENT -> Severity.SEVERE;
            case HIGH -> Severity.MODERATE;
            case MEDIUM, NOTE -> Severity.MINOR;
        };
    }

    private Notice make(
            Actor actor,
            Audience audience,
            Verb verb,
            Alarm alarm,
            Optional<Ulid> corrects,
            Draft draft,
            Optional<Signed> approved,
            String reason) {
        Instant now = now();
        return new Notice(
                Ulid.make(now, random),
                0,
                audience,
                verb,
                alarm.id(),
                corrects,
                draft.texts(),
                draft.area().strip(),
                draft.severity(),
                now.plus(Duration.ofHours(draft.hours())),
                new Signed(actor.name(), actor.roles(), now),
                approved,
                Optional.empty(),
                reason,
                alarm.test());
    }

    private Approval approval(Notice notice, Actor second) {
        Signed first = notice.drafted();
        var writer = new Actor(first.by(), Actor.Kind.PERSON, first.roles());
        return new Approval(notice.wording(), writer, first.at(), second, now());
    }

    private Notice waiting(Tx tx, Ulid id) {
        Notice notice =
                store.lock(tx, id).orElseThrow(() -> Problem.notFound("There is no such notice."));
        if (!notice.waits())
            throw Problem.conflict("notice-decided", "This notice is decided already.");
        return notice;
    }

    /** Nothing leaves on the word of one sensor. */
    private Alarm corroborated(Ulid id) {
        Alarm alarm = alarm(id);
        if (!alarm.corroborated() && !alarm.test())
            throw Problem.conflict(
                    "not-corroborated",
                    "Only one station says so: a public notice needs at least two.");
        return alarm;
    }

    private Alarm alarm(Ulid id) {
        return alarms.find(id).orElseThrow(() -> Problem.notFound("There is no such alarm."));
    }

    private Courier.Parcel parcel(Ulid id) {
        Notice notice = find(id).orElseThrow();
        return new Courier.Parcel(notice, cap(notice));
    }

    private Courier.Queue queue() {
        return new Courier.Queue() {
            @Override
            public NoticeStore.@Nullable Due next(String receiver) {
                return ledger.read(tx -> store.next(tx, receiver)).orElse(null);
            }

            @Override
            public void delivered(long no, Instant at) {
                ledger.change(tx -> store.delivered(tx, no, at));
            }

            @Override
            public void notDelivered(long no, Delivery.State state, Instant next, String trouble) {
                ledger.change(tx -> store.notDelivered(tx, no, state, next, trouble));
            }
        };
    }

    private void audit(Tx tx, Actor actor, String verb, Ulid id) {
        audit.write(
                tx,
                new AuditEntry(
                        now(),
                        actor,
                        "operations." + verb,
                        AuditEntry.Outcome.DONE,
                        "notice-" + id,
                        "",
                        Map.of()));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private static void requirePerson(Actor actor) {
        if (actor.kind() != Actor.Kind.PERSON)
            throw Problem.forbidden("Only a person may do this.");
    }

    /** Lets what is on its way end, then stops. */
    @Override
    public void close() {
        couriers.forEach(Courier::stop);
        couriers.forEach(Courier::join);
    }
}
