package city.qala.operations.incident;

import city.qala.kernel.Problem;
import city.qala.operations.alarm.Alarm;
import city.qala.operations.alarm.AlarmDesk;
import city.qala.operations.alarm.Alarms;
import city.qala.operations.alarm.Priority;
import city.qala.operations.incident.IncidentView.Fact;
import city.qala.platform.http.Exchange;
import city.qala.platform.http.FormBody;
import city.qala.platform.http.Router;
import city.qala.platform.http.Routes;
import city.qala.web.Address;
import city.qala.web.Frame;
import city.qala.web.Messages;
import city.qala.web.Web;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The report of a shift on one printed page, notes for the next, and the hand-over. */
final class ShiftPage implements Routes {
    private static final String PATH = "/shift";

    private final Incidents incidents;
    private final Alarms alarms;
    private final Web web;
    private final Messages words;
    private final Function<Exchange, String> csrf;

    ShiftPage(
            Incidents incidents,
            Alarms alarms,
            Web web,
            Messages words,
            Function<Exchange, String> csrf) {
        this.incidents = incidents;
        this.alarms = alarms;
        this.web = web;
        this.words = words;
        this.csrf = csrf;
    }

    @Override
    public void routing(Router to) {
        to.get("/{lang}" + PATH, x -> show(x, 200, "", ""))
                .post("/{lang}" + PATH + "/{deed}", this::act);
    }

    private void act(Exchange x) {
        AlarmDesk.requireDuty(x.actor());
        FormBody form = FormBody.read(x, FormBody.LONG).requireOwn(csrf.apply(x));
        String said = form.field("words");
        try {
            switch (x.pathParam("deed")) {
                case "note" -> incidents.note(x.actor(), said);
                case "hand-over" -> incidents.handOver(x.actor(), form.field("to"), said);
                default -> throw Problem.notFound("There is no such thing to do with a shift.");
            }
        } catch (Problem p) {
            if (!IncidentPage.mendable(p)) throw p;
            show(x, p.status(), words.in(x.language()).get("wrong.shift"), said);
            return;
        }
        x.set("Location", "/" + x.language().tag() + PATH)
                .set("Cache-Control", "no-store")
                .send(303);
    }

    private void show(Exchange x, int status, String wrong, String typed) {
        AlarmDesk.requireReader(x.actor());
        ZoneId zone = web.town().zone();
        ShiftRule.Shift shift = ShiftRule.at(asked(x, zone), zone);
        Frame page =
                web.frame(
                                x,
                                words,
                                Address.of(PATH),
                                words.in(x.language()).get("shift.title"),
                                "alarms")
                        .with(List.of("operations.css"), List.of("page"));
        web.send(
                x,
                status,
                page,
                "operations/shift.jte",
                Map.of("view", view(x, page, shift, wrong, typed)),
                AlarmDesk.status(page, alarms));
    }

    /** The moment whose shift is shown: {@code at}, a date with d or n for day or night. */
    private Instant asked(Exchange x, ZoneId zone) {
        String text = x.queryParam("of").orElse("");
        if (text.isEmpty()) return web.clock().instant();
        try {
            LocalDate day = LocalDate.parse(text.substring(0, Math.min(10, text.length())));
            return day.atTime(text.endsWith("n") ? 22 : 12, 0).atZone(zone).toInstant();
        } catch (DateTimeParseException e) {
            throw Problem.query("of must be like 2026-01-14d or 2026-01-14n.");
        }
    }

    private static String name(Instant moment, ZoneId zone) {
        ShiftRule.Shift shift = ShiftRule.at(moment, zone);
        var from = shift.from().atZone(zone);
        return from.toLocalDate() + (from.getHour() < 12 ? "d" : "n");
    }

    private IncidentView.Shift view(
            Exchange x, Frame page, ShiftRule.Shift shift, String wrong, String typed) {
        ZoneId zone = web.town().zone();
        List<Alarm> raised = real(alarms.raised(shift.from(), shift.to()));
        List<Alarm> ended = real(alarms.ended(shift.from(), shift.to()));
        List<Alarm> open = real(alarms.open());
        String span =
                page.formats().day(shift.from())
                        + ", "
                        + page.formats().time(shift.from())
                        + "\u2013"
                        + page.formats().time(shift.to());
        return new IncidentView.Shift(
                page,
                csrf.apply(x),
                AlarmDesk.onDuty(x.actor()),
                span,
                link(page, name(shift.from().minus(Duration.ofHours(1)), zone)),
                shift.to().isAfter(page.now())
                        ? ""
                        : link(page, name(shift.to().plus(Duration.ofHours(1)), zone)),
                counts(page, raised, ended, open),
                open.stream().map(a -> AlarmDesk.row(page, a)).toList(),
                ended.stream().map(a -> AlarmDesk.row(page, a)).toList(),
                incidents.between(shift.from(), shift.to()).stream()
                        .map(i -> IncidentPage.row(page, i))
                        .toList(),
                incidents.notes(shift.from(), shift.to()).stream().map(n -> note(page, n)).toList(),
                wrong,
                typed);
    }

    private static String link(Frame page, String of) {
        return page.link(Address.of(PATH).with("of", of));
    }

    private static List<Alarm> real(List<Alarm> all) {
        return all.stream().filter(a -> !a.test() && a.priority().isAlarm()).toList();
    }

    private static List<Fact> counts(
            Frame page, List<Alarm> raised, List<Alarm> ended, List<Alarm> open) {
        var counts = new ArrayList<Fact>();
        counts.add(new Fact(page.t("shift.raised"), byPriority(page, raised)));
        counts.add(new Fact(page.t("shift.ended"), page.formats().count(ended.size())));
        counts.add(new Fact(page.t("shift.open"), byPriority(page, open)));
        long shelved = open.stream().filter(a -> a.shelved(page.now())).count();
        counts.add(new Fact(page.t("shift.shelved"), page.formats().count(shelved)));
        long called = raised.stream().filter(a -> a.escalated().isPresent()).count();
        counts.add(new Fact(page.t("shift.escalated"), page.formats().count(called)));
        return counts;
    }

    private static String byPriority(Frame page, List<Alarm> alarms) {
        var parts = new ArrayList<String>();
        for (Priority p : Priority.values()) {
            long n = alarms.stream().filter(a -> a.priority() == p).count();
            if (n > 0) parts.add(page.t("priority." + p.word()) + " " + page.formats().count(n));
        }
        String all = page.formats().count(alarms.size());
        return parts.isEmpty() ? all : all + " (" + String.join(", ", parts) + ")";
    }

    private static Fact note(Frame page, ShiftNote n) {
        String who = n.to().isEmpty() ? n.actor() : n.actor() + " → " + n.to();
        String said = n.words().isEmpty() ? page.t("shift.handed") : n.words();
        return new Fact(page.formats().moment(n.at(), page.now()), who + ": " + said);
    }
}
