package city.qala.operations.alarm;

import city.qala.kernel.Point;
import city.qala.kernel.Problem;
import city.qala.kernel.Ulid;
import city.qala.platform.http.EventStream;
import city.qala.platform.http.Exchange;
import city.qala.platform.http.JsonBody;
import city.qala.platform.http.Router;
import city.qala.platform.http.Routes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Alarms for programs, and the news of them for open pages. */
final class AlarmRoutes implements Routes {
    private static final int MOST_BYTES = 16_384;
    private static final int MEMBERS = 500;
    private static final Duration LOOK = Duration.ofMillis(200);
    private static final Duration BEAT = Duration.ofSeconds(8);
    // A reader is asked to come back now and then, so that a right that ended takes effect.
    private static final Duration LONGEST = Duration.ofMinutes(15);

    /** What is said with a deed. */
    record SaidJson(@Nullable String words, @Nullable String to, @Nullable Integer minutes) {
        Deed.Said said() {
            return new Deed.Said(
                    words == null ? "" : words,
                    to == null ? "" : to,
                    minutes == null ? 0 : minutes);
        }
    }

    private final Alarms alarms;
    private final Clock clock;
    private final String epoch;

    AlarmRoutes(Alarms alarms, Clock clock) {
        this.alarms = alarms;
        this.clock = clock;
        this.epoch = Long.toString(clock.millis(), 36);
    }

    @Override
    public void routing(Router to) {
        to.get("/api/operations/alarms", this::list)
                .get("/api/operations/alarms/{id}", this::one)
                .post("/api/operations/alarms/{id}/{deed}", this::act)
                .post("/api/operations/drills", this::drill)
                .get("/api/operations/out-of-service", this::outOfService)
                .get("/api/operations/live", this::live);
    }

    private void list(Exchange x) {
        AlarmDesk.requireReader(x.actor());
        List<Alarm> found;
        if (x.queryParam("from").isPresent()) {
            Instant to = time(x, "to", clock.instant());
            found = alarms.raised(time(x, "from", to), to);
        } else found = alarms.open();
        JsonBody.send(
                x,
                200,
                Map.of(
                        "alarms", found.stream().map(this::json).toList(),
                        "flood", alarms.flood()));
    }

    private void one(Exchange x) {
        AlarmDesk.requireReader(x.actor());
        Alarm alarm = alarm(alarms, x);
        Map<String, Object> out = json(alarm);
        out.put("facts", alarm.facts());
        out.put("things", alarms.members(alarm.id(), MEMBERS).stream().map(this::json).toList());
        out.put("log", alarms.steps(alarm.id()).stream().map(this::json).toList());
        JsonBody.send(x, 200, out);
    }

    private void act(Exchange x) {
        AlarmDesk.requireDuty(x.actor());
        Ulid id = id(x);
        Deed deed = Deed.of(x.pathParam("deed"));
        var said = JsonBody.read(x, SaidJson.class, MOST_BYTES).said();
        JsonBody.send(x, 200, json(deed.on(alarms, x.actor(), id, said)));
    }

    /** An exercise to begin. */
    record DrillJson(@Nullable String kind, @Nullable String district) {}

    private void drill(Exchange x) {
        AlarmDesk.requireDuty(x.actor());
        var wish = JsonBody.read(x, DrillJson.class, MOST_BYTES);
        String kind = wish.kind() == null ? "" : wish.kind();
        String district = wish.district() == null ? "" : wish.district();
        JsonBody.send(x, 201, json(alarms.drill(x.actor(), AlarmKind.of(kind), district)));
    }

    private void outOfService(Exchange x) {
        AlarmDesk.requireReader(x.actor());
        JsonBody.send(
                x,
                200,
                Map.of(
                        "things",
                        alarms.outOfService().stream()
                                .map(o ->
                                        Map.of(
                                                "subject", o.subject(),
                                                "since", o.since().toString(),
                                                "by", o.by(),
                                                "reason", o.reason()))
                                .toList()));
    }

    private void live(Exchange x) {
        AlarmDesk.requireReader(x.actor());
        String last = x.header("Last-Event-ID").or(() -> x.queryParam("last-event-id")).orElse("");
        x.set("Cache-Control", "no-store").events(out -> follow(out, last));
    }

    /**
     * Says that something has changed, at most every second; pages ask for what. Who comes back
     * after a break hears at once if something has changed meanwhile.
     */
    private void follow(EventStream out, String last) {
        long start = clock.millis();
        long seen = last.isEmpty() || last.equals(mark(alarms.version())) ? alarms.version() : -1;
        long spoke = 0;
        while (out.open() && clock.millis() - start < LONGEST.toMillis()) {
            long now = clock.millis();
            long newest = alarms.version();
            if (newest != seen && now - spoke >= LOOK.toMillis()) {
                seen = newest;
                spoke = now;
                out.emit("values", "[]", mark(newest));
            } else if (now - spoke >= BEAT.toMillis()) {
                spoke = now;
                out.emit("beat", "{\"t\":" + now + "}", mark(seen));
            }
            out.pause(LOOK);
        }
    }

    /** A version of this run of the server: after a restart it is another one. */
    private String mark(long version) {
        return epoch + "-" + version;
    }

    /** An id that is none is answered as one that nobody has. */
    static Ulid id(Exchange x) {
        return Ulid.find(x.pathParam("id"))
                .orElseThrow(() -> Problem.notFound("There is no such alarm."));
    }

    static Alarm alarm(Alarms alarms, Exchange x) {
        return alarms.find(id(x)).orElseThrow(() -> Problem.notFound("There is no such alarm."));
    }

    private static Instant time(Exchange x, String option, Instant standard) {
        String text = x.queryParam(option).orElse("");
        if (text.isEmpty()) return standard;
        try {
            return OffsetDateTime.parse(text.replace(' ', '+')).toInstant();
        } catch (DateTimeParseException e) {
            throw Problem.query("%s must be a time with an offset.", option);
        }
    }

    private Map<String, Object> json(Alarm a) {
        var out = new LinkedHashMap<String, Object>();
        out.put("id", a.id().text());
        out.put("number", a.number());
        out.put("kind", a.kind().code());
        out.put("priority", a.priority().word());
        out.put("state", word(a.state()));
        out.put("cause", a.cause());
        out.put("subject", a.spot().subject());
        out.put("name", a.spot().name());
        out.put("district", a.spot().district());
        out.put("line", a.spot().line());
        a.spot().at().ifPresent(p -> out.put("point", point(p)));
        out.put("since", a.since().toString());
        out.put("raised", a.raised().toString());
        out.put("holding", a.crowd().holding());
        out.put("members", a.crowd().members());
        out.put("crossings", a.crowd().crossings());
        a.hand().ifPresent(h -> out.put("takenBy", h.by()));
        a.pause().ifPresent(p -> out.put("shelvedUntil", p.until().toString()));
        a.escalated().ifPresent(at -> out.put("escalated", at.toString()));
        a.end()
                .ifPresent(e -> {
                    out.put("ended", e.at().toString());
                    out.put("reason", e.reason());
                });
        out.put("test", a.test());
        return out;
    }

    private static List<Double> point(Point p) {
        return List.of(p.lon(), p.lat());
    }

    private Map<String, Object> json(Member m) {
        return Map.of(
                "subject", m.subject(),
                "name", m.name(),
                "kind", m.kind().code(),
                "holds", m.holds(),
                "at", m.at().toString());
    }

    private Map<String, Object> json(Step s) {
        return Map.of(
                "at", s.at().toString(),
                "actor", s.actor(),
                "what", word(s.what()),
                "words", s.words());
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
