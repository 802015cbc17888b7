package city.qala.operations.alarm;

import city.qala.kernel.Problem;
import city.qala.operations.alarm.AlarmView.Fact;
import city.qala.operations.alarm.AlarmView.Thing;
import city.qala.platform.http.Exchange;
import city.qala.platform.http.FormBody;
import city.qala.platform.http.Router;
import city.qala.platform.http.Routes;
import city.qala.web.Address;
import city.qala.web.Frame;
import city.qala.web.Messages;
import city.qala.web.Web;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** One alarm: what, why, what to do, who did what; and the forms to act on it. */
final class AlarmPage implements Routes {
    private static final int SHOWN = 50;

    private final Alarms alarms;
    private final JudgementPage judgement;
    private final Web web;
    private final Messages words;
    private final Function<Exchange, String> csrf;

    AlarmPage(
            Alarms alarms,
            JudgementPage judgement,
            Web web,
            Messages words,
            Function<Exchange, String> csrf) {
        this.alarms = alarms;
        this.judgement = judgement;
        this.web = web;
        this.words = words;
        this.csrf = csrf;
    }

    @Override
    public void routing(Router to) {
        to.get("/{lang}/alarms/{id}", x -> show(x, 200, "", ""))
                .post("/{lang}/alarms/{id}/{deed}", this::act);
    }

    private void act(Exchange x) {
        AlarmDesk.requireDuty(x.actor());
        Deed deed = Deed.of(x.pathParam("deed"));
        FormBody form = FormBody.read(x, FormBody.LONG).requireOwn(csrf.apply(x));
        String said = form.field("words").strip();
        try {
            deed.on(
                    alarms,
                    x.actor(),
                    AlarmRoutes.id(x),
                    new Deed.Said(said, form.field("to").strip(), minutes(form)));
        } catch (Problem p) {
            boolean mendable =
                    p.kind() == Problem.Kind.INVALID || p.kind() == Problem.Kind.CONFLICT;
            if (!mendable) throw p;
            show(x, p.status(), told(x, p), said);
            return;
        }
        String back = form.field("back").equals("list") ? "" : "/" + AlarmRoutes.id(x);
        x.set("Location", "/" + x.language().tag() + "/alarms" + back)
                .set("Cache-Control", "no-store")
                .send(303);
    }

    private static int minutes(FormBody form) {
        String text = form.field("minutes");
        return text.matches("[0-9]{1,4}") ? Integer.parseInt(text) : 0;
    }

    private String told(Exchange x, Problem p) {
        var texts = words.in(x.language());
        return texts.has("wrong." + p.code())
                ? texts.get("wrong." + p.code(), p.params().toArray())
                : p.detail();
    }

    private void show(Exchange x, int status, String wrong, String typed) {
        AlarmDesk.requireReader(x.actor());
        Alarm alarm = AlarmRoutes.alarm(alarms, x);
        String title = words.in(x.language()).get("alarm.title", Long.toString(alarm.number()));
        Frame page = AlarmsPage.frame(web, words, x, Address.of("/alarms/" + alarm.id()), title);
        web.send(
                x,
                status,
                page,
                "operations/alarm.jte",
                Map.of("view", view(page, x, alarm, wrong, typed)),
                StatusLine.of(page, alarms.open()));
    }

    private AlarmView.One view(Frame page, Exchange x, Alarm alarm, String wrong, String typed) {
        boolean duty = AlarmDesk.onDuty(x.actor());
        var said = new AlarmWords(page);
        List<Member> members = alarms.members(alarm.id(), SHOWN);
        int more = alarm.crowd().members() - members.size();
        String subject = alarm.spot().subject();
        boolean out = alarms.outOfService().stream().anyMatch(o -> o.subject().equals(subject));
        return new AlarmView.One(
                page,
                alarm.id().text(),
                new AlarmRows(page, duty).row(alarm),
                duty,
                alarm.state().isEnd(),
                alarm.state().isUntaken(),
                alarm.shelved(page.now()),
                out,
                csrf.apply(x),
                page.link("/alarms/" + alarm.id()),
                subject,
                said.response(alarm.kind()),
                said.reasons(alarm),
                facts(page, alarm, said),
                members.stream().map(m -> thing(page, said, m)).toList(),
                more > 0 ? page.t("alarm.more", more) : "",
                log(page, said, alarm),
                judgement.view(page, alarm, duty).stream().toList(),
                wrong,
                typed);
    }

    private static List<Fact> facts(Frame page, Alarm a, AlarmWords said) {
        var facts = new ArrayList<Fact>();
        facts.add(new Fact(page.t("alarm.fact.where"), said.where(a)));
        facts.add(new Fact(page.t("alarm.fact.since"), said.since(a)));
        facts.add(
                new Fact(
                        page.t("alarm.fact.raised"),
                        page.formats().moment(a.raised(), page.now())));
        facts.add(new Fact(page.t("alarm.fact.hand"), said.hand(a)));
        if (a.crowd().members() > 1)
            facts.add(
                    new Fact(
                            page.t("alarm.fact.things"),
                            page.t("alarm.holding", a.crowd().holding(), a.crowd().members())));
        a.escalated()
                .ifPresent(at ->
                        facts.add(
                                new Fact(
                                        page.t("alarm.fact.escalated"),
                                        page.formats().moment(at, page.now()))));
        return facts;
    }

    private static Thing thing(Frame page, AlarmWords said, Member m) {
        String what = said.value(m.facts());
        String at = page.formats().moment(m.at(), page.now());
        boolean air = m.kind() == AlarmKind.AIR_POOR || m.kind() == AlarmKind.AIR_EXTREME;
        return new Thing(
                m.name().isEmpty() ? m.subject() : m.name(),
                m.subject(),
                what.isEmpty() ? at : what + ", " + at,
                air ? page.link("/air/station/" + Address.encode(m.subject())) : "",
                m.holds());
    }

    private List<Fact> log(Frame page, AlarmWords said, Alarm alarm) {
        return alarms.steps(alarm.id()).stream()
                .map(s ->
                        new Fact(
                                page.formats().moment(s.at(), page.now()),
                                said.actor(s) + " · " + said.step(s)))
                .toList();
    }
}
