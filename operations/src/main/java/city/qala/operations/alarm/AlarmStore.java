package city.qala.operations.alarm;

import city.qala.kernel.Point;
import city.qala.kernel.Signal;
import city.qala.kernel.Ulid;
import city.qala.operations.alarm.Alarm.Crowd;
import city.qala.operations.alarm.Alarm.End;
import city.qala.operations.alarm.Alarm.Hand;
import city.qala.operations.alarm.Alarm.Pause;
import city.qala.operations.alarm.Condition.Phase;
import city.qala.platform.db.Row;
import city.qala.platform.db.Sql;
import city.qala.platform.db.Tx;
import city.qala.platform.http.JsonBody;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Alarms, their conditions and their log in the ledger. */
final class AlarmStore {
    private static final Sql LOCK = Sql.of(AlarmStore.class, "lock-desk");
    private static final Sql PUT_ALARM = Sql.of(AlarmStore.class, "put-alarm");
    private static final Sql PUT_CONDITION = Sql.of(AlarmStore.class, "put-condition");
    private static final Sql ADD_CROSSING = Sql.of(AlarmStore.class, "add-crossing");
    private static final Sql ADD_STEP = Sql.of(AlarmStore.class, "add-step");
    private static final Sql OPEN = Sql.of(AlarmStore.class, "open-alarms");
    private static final Sql CONDITIONS = Sql.of(AlarmStore.class, "conditions");
    private static final Sql LAST_NUMBER = Sql.of(AlarmStore.class, "last-number");
    private static final Sql BY_ID = Sql.of(AlarmStore.class, "alarm-by-id");
    private static final Sql ENDED = Sql.of(AlarmStore.class, "ended-alarms");
    private static final Sql RAISED = Sql.of(AlarmStore.class, "raised-alarms");
    private static final Sql ABOUT = Sql.of(AlarmStore.class, "alarms-about");
    private static final Sql STEPS = Sql.of(AlarmStore.class, "steps-of");
    private static final Sql STEPS_BETWEEN = Sql.of(AlarmStore.class, "steps-between");
    private static final Sql MEMBERS = Sql.of(AlarmStore.class, "members-of");
    private static final Sql COUNT = Sql.of(AlarmStore.class, "count-crossings");

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<Map<String, String>> FLAT = new TypeReference<>() {};
    private static final int MOST = 1_000;

    /** Crossings in all, and how many alarms they made. */
    record Count(long crossings, long alarms) {}

    /** Stores a change of the desk. */
    void keep(Tx tx, Draft draft) {
        tx.run(LOCK, Map.of());
        tx.batch(PUT_ALARM, draft.alarms().stream().map(AlarmStore::args).toList());
        tx.batch(PUT_CONDITION, draft.conditions().stream().map(AlarmStore::args).toList());
        tx.batch(
                ADD_CROSSING,
                draft.crossings().stream()
                        .map(c ->
                                Map.of(
                                        "condition", c.condition(),
                                        "at", c.at(),
                                        "alarm", c.alarm().text(),
                                        "told", c.told()))
                        .toList());
        draft.steps().forEach(s -> add(tx, s));
    }

    private void add(Tx tx, Step s) {
        tx.update(
                ADD_STEP,
                Map.of(
                        "alarm", s.alarm().text(),
                        "at", s.at(),
                        "actor", s.actor(),
                        "what", s.what(),
                        "words", s.words()));
    }

    List<Alarm> open(Tx tx) {
        return tx.list(OPEN, Map.of(), AlarmStore::alarm);
    }

    List<Condition> conditions(Tx tx) {
        return tx.list(CONDITIONS, Map.of(), AlarmStore::condition);
    }

    long lastNumber(Tx tx) {
        return tx.one(LAST_NUMBER, Map.of(), r -> r.number("number")).orElse(0L);
    }

    Optional<Alarm> find(Tx tx, Ulid id) {
        return tx.one(BY_ID, Map.of("id", id.text()), AlarmStore::alarm);
    }

    List<Alarm> ended(Tx tx, Instant from, Instant to) {
        return tx.list(ENDED, Map.of("from", from, "to", to, "most", MOST), AlarmStore::alarm);
    }

    List<Alarm> raised(Tx tx, Instant from, Instant to) {
        return tx.list(RAISED, Map.of("from", from, "to", to, "most", MOST), AlarmStore::alarm);
    }

    List<Alarm> about(Tx tx, String subject, Instant from, Instant to) {
        return tx.list(
                ABOUT,
                Map.of("subject", subject, "from", from, "to", to, "most", MOST),
                AlarmStore::alarm);
    }

    List<Step> steps(Tx tx, Ulid alarm) {
        return tx.list(STEPS, Map.of("alarm", alarm.text()), AlarmStore::step);
    }

    List<Step> steps(Tx tx, Instant from, Instant to) {
        return tx.list(
                STEPS_BETWEEN, Map.of("from", from, "to", to, "most", MOST), AlarmStore::step);
    }

    List<Member> members(Tx tx, Ulid alarm, int most) {
        return tx.list(
                MEMBERS,
                Map.of("alarm", alarm.text(), "most", most),
                r ->
                        new Member(
                                r.text("subject"),
                                r.text("thing"),
                                AlarmKind.of(r.text("kind")),
                                Phase.valueOf(r.text("phase")).counts(),
                                r.instant("at"),
                                flat(r.text("facts"))));
    }

    Count count(Tx tx) {
        return tx.one(COUNT, Map.of(), r -> new Count(r.number("crossings"), r.number("alarms")))
                .orElseThrow();
    }

    private static Map<String, @Nullable Object> args(Alarm a) {
        Map<String, @Nullable Object> args = spot(a.spot());
        args.put("id", a.id().text());
        args.put("number", a.number());
        args.put("kind", a.kind().code());
        args.put("priority", a.priority());
        args.put("state", a.state());
        args.put("cause", a.cause());
        args.put("name", a.spot().name());
        args.put("since", a.since());
        args.put("raised", a.raised());
        args.put("holding", a.crowd().holding());
        args.put("members", a.crowd().members());
        args.put("crossings", a.crowd().crossings());
        args.put("hand", a.hand().map(Hand::by).orElse(null));
        args.put("hand_at", a.hand().map(Hand::at).orElse(null));
        args.put("pause_until", a.pause().map(Pause::until).orElse(null));
        args.put("pause_by", a.pause().map(Pause::by).orElse(null));
        args.put("pause_why", a.pause().map(Pause::reason).orElse(null));
        args.put("waited", a.waited().toSeconds());
        args.put("escalated", a.escalated().orElse(null));
        args.put("ended", a.end().map(End::at).orElse(null));
        args.put("ended_by", a.end().map(End::by).orElse(null));
        args.put("ended_why", a.end().map(End::reason).orElse(null));
        args.put("facts", json(a.facts()));
        args.put("test", a.test());
        args.put("version", a.version());
        return args;
    }

    private static Map<String, @Nullable Object> args(Condition c) {
        Signal last = c.last();
        Map<String, @Nullable Object> args = spot(last.spot());
        args.put("name", c.name());
        args.put("kind", last.kind());
        args.put("holds", last.on());
        args.put("at", last.at());
        args.put("told", c.told());
        args.put("phase", c.phase());
        args.put("alarm", c.alarm().map(Ulid::text).orElse(null));
        args.put("thing", last.spot().name());
        args.put("facts", json(last.facts()));
        args.put("test", last.test());
        return args;
    }

    private static Map<String, @Nullable Object> spot(Signal.Spot spot) {
        return Tx.args(
                "subject", spot.subject(),
                "district", spot.district(),
                "line", spot.line(),
                "lon", spot.at().map(Point::lon).orElse(null),
                "lat", spot.at().map(Point::lat).orElse(null));
    }

    private static Alarm alarm(Row r) {
        return new Alarm(
                new Ulid(r.text("id")),
                r.number("number"),
                AlarmKind.of(r.text("kind")),
                Priority.valueOf(r.text("priority")),
                r.text("cause"),
                spot(r, "name"),
                r.instant("since"),
                r.instant("raised"),
                Alarm.State.valueOf(r.text("state")),
                new Crowd(r.integer("holding"), r.integer("members"), r.integer("crossings")),
                at(r, "hand_at").map(at -> new Hand(r.text("hand"), at)),
                at(r, "pause_until").map(at -> pause(r, at)),
                Duration.ofSeconds(r.number("waited")),
                at(r, "escalated"),
                at(r, "ended").map(at -> new End(at, r.text("ended_by"), r.text("ended_why"))),
                flat(r.text("facts")),
                r.flag("test"),
                r.number("version"));
    }

    private static Pause pause(Row r, Instant until) {
        return new Pause(until, r.text("pause_by"), r.text("pause_why"));
    }

    private static Condition condition(Row r) {
        var last =
                new Signal(
                        r.text("name"),
                        r.text("kind"),
                        r.flag("holds"),
                        r.instant("at"),
                        spot(r, "thing"),
                        flat(r.text("facts")),
                        r.flag("test"));
        return new Condition(
                last,
                r.instant("told"),
                Phase.valueOf(r.text("phase")),
                Optional.ofNullable(r.textOrNull("alarm")).map(Ulid::new));
    }

    private static Step step(Row r) {
        return new Step(
                new Ulid(r.text("alarm")),
                r.instant("at"),
                r.text("actor"),
                Step.What.valueOf(r.text("what")),
                r.text("words"));
    }

    private static Signal.Spot spot(Row r, String name) {
        Double lon = r.realOrNull("lon");
        Double lat = r.realOrNull("lat");
        Optional<Point> at =
                lon == null || lat == null ? Optional.empty() : Optional.of(new Point(lat, lon));
        return new Signal.Spot(
                r.text("subject"), r.text(name), r.text("district"), r.text("line"), at);
    }

    private static Optional<Instant> at(Row r, String column) {
        return Optional.ofNullable(r.instantOrNull(column));
    }

    private static String json(Map<String, String> facts) {
        return new String(JsonBody.bytes(facts), StandardCharsets.UTF_8);
    }

    private static Map<String, String> flat(String json) {
        try {
            return JSON.readValue(json, FLAT);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("facts are flat texts", e);
        }
    }
}
