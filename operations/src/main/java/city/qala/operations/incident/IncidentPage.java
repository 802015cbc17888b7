package city.qala.operations.incident;

import city.qala.kernel.Problem;
import city.qala.kernel.Ulid;
import city.qala.operations.alarm.Alarm;
import city.qala.operations.alarm.AlarmDesk;
import city.qala.operations.alarm.Alarms;
import city.qala.operations.incident.Incident.Done;
import city.qala.operations.incident.IncidentView.Fact;
import city.qala.operations.incident.IncidentView.Option;
import city.qala.operations.incident.IncidentView.Row;
import city.qala.operations.incident.IncidentView.Step;
import city.qala.platform.http.Exchange;
import city.qala.platform.http.FormBody;
import city.qala.platform.http.Router;
import city.qala.platform.http.Routes;
import city.qala.web.Address;
import city.qala.web.Frame;
import city.qala.web.Messages;
import city.qala.web.Web;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Incidents: the list with the form to open one, and one with its protocol and its log. */
final class IncidentPage implements Routes {
    private static final String PATH = "/incidents";

    private final Incidents incidents;
    private final Alarms alarms;
    private final Web web;
    private final Messages words;
    private final Function<Exchange, String> csrf;

    IncidentPage(
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
        to.get("/{lang}" + PATH, x -> list(x, 200, "", ""))
                .post("/{lang}" + PATH, this::open)
                .get("/{lang}" + PATH + "/{id}", x -> show(x, 200, "", ""))
                .post("/{lang}" + PATH + "/{id}/{deed}", this::act);
    }

    private void list(Exchange x, int status, String wrong, String typed) {
        AlarmDesk.requireReader(x.actor());
        Frame page = frame(x, PATH, words.in(x.language()).get("incidents.title"));
        Optional<Alarm> from = Ulid.find(x.queryParam("alarm").orElse("")).flatMap(alarms::find);
        String said = from.map(a -> AlarmDesk.row(page, a).title()).orElse("");
        List<Row> rows = incidents.open().stream().map(i -> row(page, i)).toList();
        var view =
                new IncidentView.Table(
                        page,
                        csrf.apply(x),
                        AlarmDesk.onDuty(x.actor()),
                        rows,
                        rows.isEmpty() ? page.t("incidents.empty") : "",
                        Arrays.stream(Protocol.values())
                                .map(p -> new Option(p.word(), page.t("incident.of." + p.word())))
                                .toList(),
                        from.map(a -> a.id().text()).orElse(""),
                        typed.isEmpty() ? said : typed,
                        from.map(a -> a.spot().district()).orElse(""),
                        wrong);
        send(x, status, page, "operations/incidents.jte", view);
    }

    private void open(Exchange x) {
        AlarmDesk.requireDuty(x.actor());
        FormBody form = FormBody.read(x, FormBody.LONG).requireOwn(csrf.apply(x));
        try {
            Incident made =
                    incidents.open(
                            x.actor(),
                            Protocol.of(form.field("protocol")),
                            form.field("title"),
                            form.field("district"),
                            Ulid.find(form.field("alarm")));
            go(x, PATH + "/" + made.id());
        } catch (Problem p) {
            if (!mendable(p)) throw p;
            list(x, p.status(), told(x, p), form.field("title"));
        }
    }

    private void act(Exchange x) {
        AlarmDesk.requireDuty(x.actor());
        Ulid id = id(x);
        FormBody form = FormBody.read(x, FormBody.LONG).requireOwn(csrf.apply(x));
        String said = form.field("words").strip();
        try {
            deed(x, id, form, said);
        } catch (Problem p) {
            if (!mendable(p)) throw p;
            show(x, p.status(), told(x, p), said);
            return;
        }
        go(x, PATH + "/" + id);
    }

    private void deed(Exchange x, Ulid id, FormBody form, String said) {
        switch (x.pathParam("deed")) {
            case "step" -> {
                Incident one = incident(x);
                int steps = steps(words.in(x.language()).get(protocol(one))).size();
                String step = form.field("step");
                incidents.step(
                        x.actor(),
                        id,
                        step.matches("[0-9]{1,2}") ? Integer.parseInt(step) : 0,
                        steps);
            }
            case "say" -> incidents.say(x.actor(), id, said);
            case "lead" -> incidents.lead(x.actor(), id, form.field("to"));
            case "close" -> incidents.close(x.actor(), id, said);
            default -> throw Problem.notFound("There is no such thing to do with an incident.");
        }
    }

    private void show(Exchange x, int status, String wrong, String typed) {
        AlarmDesk.requireReader(x.actor());
        Incident one = incident(x);
        Frame page = frame(x, PATH + "/" + one.id(), one.title());
        var view =
                new IncidentView.One(
                        page,
                        csrf.apply(x),
                        AlarmDesk.onDuty(x.actor()),
                        one.end().isPresent(),
                        "№ " + one.number(),
                        one.title(),
                        one.test(),
                        one.alarm().map(a -> page.link("/alarms/" + a)).orElse(""),
                        page.link(PATH + "/" + one.id()),
                        facts(page, one),
                        protocol(page, one),
                        incidents.log(one.id()).stream().map(l -> line(page, l)).toList(),
                        wrong,
                        typed);
        send(x, status, page, "operations/incident.jte", view);
    }

    private List<Step> protocol(Frame page, Incident one) {
        Map<Integer, Done> done =
                incidents.steps(one.id()).stream().collect(Collectors.toMap(Done::step, d -> d));
        var steps = new ArrayList<Step>();
        for (String said : steps(page.t(protocol(one)))) {
            int number = steps.size() + 1;
            Done d = done.get(number);
            String by = d == null ? "" : page.formats().moment(d.at(), page.now()) + ", " + d.by();
            steps.add(new Step(number, said, d != null, by));
        }
        return steps;
    }

    private static String protocol(Incident one) {
        return "protocol." + one.protocol().word();
    }

    private static List<String> steps(String text) {
        return List.of(text.split("\\|", -1));
    }

    private static List<Fact> facts(Frame page, Incident one) {
        var facts = new ArrayList<Fact>();
        facts.add(
                new Fact(
                        page.t("incident.protocol"),
                        page.t("incident.of." + one.protocol().word())));
        if (!one.district().isEmpty())
            facts.add(new Fact(page.t("incident.district"), one.district()));
        facts.add(
                new Fact(
                        page.t("incident.opened"),
                        page.formats().moment(one.opened(), page.now()) + ", " + one.openedBy()));
        facts.add(new Fact(page.t("incident.lead"), one.lead()));
        one.end()
                .ifPresent(e ->
                        facts.add(
                                new Fact(
                                        page.t("incident.closed"),
                                        page.formats().moment(e.at(), page.now())
                                                + ", "
                                                + e.by()
                                                + ": "
                                                + e.outcome())));
        return facts;
    }

    private static Fact line(Frame page, Incident.Line l) {
        String what = page.t("incident.log." + l.what().name().toLowerCase(java.util.Locale.ROOT));
        return new Fact(
                page.formats().moment(l.at(), page.now()),
                l.actor() + " · " + what + " " + l.words());
    }

    static Row row(Frame page, Incident i) {
        return new Row(
                page.link(PATH + "/" + i.id()),
                "№ " + i.number(),
                i.title(),
                i.district(),
                page.formats().moment(i.opened(), page.now()),
                i.lead());
    }

    private Incident incident(Exchange x) {
        return incidents
                .find(id(x))
                .orElseThrow(() -> Problem.notFound("There is no such incident."));
    }

    private static Ulid id(Exchange x) {
        return Ulid.find(x.pathParam("id"))
                .orElseThrow(() -> Problem.notFound("There is no such incident."));
    }

    static boolean mendable(Problem p) {
        return p.kind() == Problem.Kind.INVALID || p.kind() == Problem.Kind.CONFLICT;
    }

    private String told(Exchange x, Problem p) {
        var texts = words.in(x.language());
        return texts.has("wrong." + p.code()) ? texts.get("wrong." + p.code()) : p.detail();
    }

    private static void go(Exchange x, String path) {
        x.set("Location", "/" + x.language().tag() + path)
                .set("Cache-Control", "no-store")
                .send(303);
    }

    private Frame frame(Exchange x, String path, String title) {
        return web.frame(x, words, Address.of(path), title, "alarms")
                .with(List.of("operations.css"), List.of("page"));
    }

    private void send(Exchange x, int status, Frame page, String template, Object view) {
        web.send(x, status, page, template, Map.of("view", view), AlarmDesk.status(page, alarms));
    }
}
