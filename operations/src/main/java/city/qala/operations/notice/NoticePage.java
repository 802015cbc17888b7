package city.qala.operations.notice;

import city.qala.kernel.Actor;
import city.qala.kernel.Language;
import city.qala.kernel.Problem;
import city.qala.kernel.Role;
import city.qala.kernel.Ulid;
import city.qala.operations.alarm.Alarm;
import city.qala.operations.alarm.AlarmDesk;
import city.qala.operations.alarm.Alarms;
import city.qala.operations.notice.Notice.Severity;
import city.qala.operations.notice.Notice.Text;
import city.qala.operations.notice.NoticeView.Form;
import city.qala.operations.notice.NoticeView.Option;
import city.qala.operations.notice.NoticeView.Row;
import city.qala.operations.notice.NoticeView.Words;
import city.qala.platform.http.Exchange;
import city.qala.platform.http.FormBody;
import city.qala.platform.http.Router;
import city.qala.platform.http.Routes;
import city.qala.platform.identity.Identity;
import city.qala.web.Address;
import city.qala.web.Frame;
import city.qala.web.Messages;
import city.qala.web.Web;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Public notices: the draft, the second person's look, where it went, and its correction. */
final class NoticePage implements Routes {
    private static final String PATH = "/notices";

    private final Notices notices;
    private final Alarms alarms;
    private final Web web;
    private final Messages words;
    private final Function<Exchange, String> csrf;

    NoticePage(
            Notices notices,
            Alarms alarms,
            Web web,
            Messages words,
            Function<Exchange, String> csrf) {
        this.notices = notices;
        this.alarms = alarms;
        this.web = web;
        this.words = words;
        this.csrf = csrf;
    }

    @Override
    public void routing(Router to) {
        to.get("/{lang}" + PATH, x -> list(x, 200, ""))
                .post("/{lang}" + PATH, this::draft)
                .get("/{lang}" + PATH + "/{id}", x -> show(x, 200, ""))
                .post("/{lang}" + PATH + "/{id}/{deed}", this::act);
    }

    private void list(Exchange x, int status, String wrong) {
        AlarmDesk.requireReader(x.actor());
        Frame page = frame(x, PATH, words.in(x.language()).get("notices.title"));
        Optional<Alarm> alarm = Ulid.find(x.queryParam("alarm").orElse("")).flatMap(alarms::find);
        List<Row> rows = notices.list().stream().map(n -> row(page, n)).toList();
        var view =
                new NoticeView.Table(
                        page,
                        rows,
                        rows.isEmpty() ? page.t("notices.empty") : "",
                        alarm.isPresent() && AlarmDesk.onDuty(x.actor()),
                        alarm.map(a -> form(x, page, a)).orElseGet(() -> noForm(x)),
                        wrong);
        send(x, status, page, "operations/notices.jte", view);
    }

    private Form form(Exchange x, Frame page, Alarm alarm) {
        var said = new ArrayList<Words>();
        for (Language l : Language.values()) {
            Frame other = page.speaking(words.in(l));
            String area = alarm.spot().district();
            said.add(
                    new Words(
                            l.tag(),
                            page.t("language." + l.tag()),
                            AlarmDesk.row(other, alarm).title(),
                            other.t("notice.draft", area.isEmpty() ? page.city() : area)));
        }
        return new Form(
                page.link(PATH),
                csrf.apply(x),
                alarm.id().text(),
                false,
                said,
                alarm.spot().district(),
                severities(page, Notices.severity(alarm)));
    }

    private Form noForm(Exchange x) {
        return new Form("", csrf.apply(x), "", false, List.of(), "", List.of());
    }

    private void draft(Exchange x) {
        AlarmDesk.requireDuty(x.actor());
        FormBody form = FormBody.read(x, FormBody.LONG).requireOwn(csrf.apply(x));
        try {
            Ulid alarm =
                    Ulid.find(form.field("alarm"))
                            .orElseThrow(() -> Problem.notFound("There is no such alarm."));
            go(x, PATH + "/" + notices.draft(x.actor(), alarm, read(form)).id());
        } catch (Problem p) {
            if (!mendable(p)) throw p;
            list(x, p.status(), told(x, p));
        }
    }

    private void act(Exchange x) {
        Identity.require(x.actor(), Role.OPERATOR, Role.ANALYST, Role.ADMIN);
        Ulid id = id(x);
        FormBody form = FormBody.read(x, FormBody.LONG).requireOwn(csrf.apply(x));
        try {
            go(x, PATH + "/" + deed(x, id, form).id());
        } catch (Problem p) {
            if (!mendable(p)) throw p;
            show(x, p.status(), told(x, p));
        }
    }

    private Notice deed(Exchange x, Ulid id, FormBody form) {
        return switch (x.pathParam("deed")) {
            case "approve" -> notices.approve(x.actor(), id, unsealed(id, form.field("seal")));
            case "reject" -> notices.reject(x.actor(), id, form.field("reason"));
            case "correct" -> {
                AlarmDesk.requireDuty(x.actor());
                boolean cancel = form.field("cancel").equals("yes");
                yield notices.correct(x.actor(), id, cancel, read(form), form.field("reason"));
            }
            default -> throw Problem.notFound("There is no such thing to do with a notice.");
        };
    }

    /** The words behind a seal: those of now if the reader saw them, else none. */
    private String unsealed(Ulid id, String seal) {
        return notices.find(id)
                .filter(n -> SealRule.of(n).equals(seal))
                .map(Notice::wording)
                .orElse("");
    }

    private static Notices.Draft read(FormBody form) {
        var texts = new EnumMap<Language, Text>(Language.class);
        for (Language l : Language.values())
            texts.put(
                    l, new Text(form.field("headline-" + l.tag()), form.field("body-" + l.tag())));
        String hours = form.field("hours");
        return new Notices.Draft(
                texts,
                form.field("area"),
                severity(form.field("severity")),
                hours.matches("[0-9]{1,2}") ? Integer.parseInt(hours) : 0);
    }

    private static Severity severity(String word) {
        for (Severity s : Severity.values())
            if (s.name().toLowerCase(Locale.ROOT).equals(word)) return s;
        throw Problem.invalid("severity", word, "must be extreme, severe, moderate or minor");
    }

    private void show(Exchange x, int status, String wrong) {
        AlarmDesk.requireReader(x.actor());
        Notice n =
                notices.find(id(x)).orElseThrow(() -> Problem.notFound("There is no such notice."));
        Frame page = frame(x, PATH + "/" + n.id(), text(n, x.language()).headline());
        boolean signer =
                x.actor().kind() == Actor.Kind.PERSON
                        && x.actor().hasAny(Role.OPERATOR, Role.ANALYST, Role.ADMIN)
                        && !x.actor().name().equals(n.drafted().by());
        var said = new NoticeWords(page);
        var view =
                new NoticeView.One(
                        page,
                        "№ " + n.number(),
                        n.test(),
                        said.facts(n),
                        words(page, n),
                        notices.deliveries(n.id()).stream().map(said::delivery).toList(),
                        n.waits() && signer,
                        n.isOut() && AlarmDesk.onDuty(x.actor()),
                        SealRule.of(n),
                        n.isOut() ? "/api/operations/notices/" + n.id() + "/cap" : "",
                        page.link(PATH + "/" + n.id()),
                        correction(x, page, n),
                        wrong);
        send(x, status, page, "operations/notice.jte", view);
    }

    private Form correction(Exchange x, Frame page, Notice n) {
        return new Form(
                page.link(PATH + "/" + n.id() + "/correct"),
                csrf.apply(x),
                n.alarm().text(),
                true,
                words(page, n),
                n.area(),
                severities(page, n.severity()));
    }

    private static List<Words> words(Frame page, Notice n) {
        return Arrays.stream(Language.values())
                .map(l ->
                        new Words(
                                l.tag(),
                                page.t("language." + l.tag()),
                                text(n, l).headline(),
                                text(n, l).body()))
                .toList();
    }

    private static Text text(Notice n, Language l) {
        return java.util.Objects.requireNonNull(n.texts().get(l));
    }

    private static List<Option> severities(Frame page, Severity chosen) {
        return Arrays.stream(Severity.values())
                .map(s -> s.name().toLowerCase(Locale.ROOT))
                .map(w ->
                        new Option(
                                w,
                                page.t("severity." + w),
                                w.equals(chosen.name().toLowerCase(Locale.ROOT))))
                .toList();
    }

    private static Row row(Frame page, Notice n) {
        return new Row(
                page.link(PATH + "/" + n.id()),
                "№ " + n.number(),
                text(n, page.language()).headline(),
                n.area(),
                new NoticeWords(page).state(n));
    }

    static Ulid id(Exchange x) {
        return Ulid.find(x.pathParam("id"))
                .orElseThrow(() -> Problem.notFound("There is no such notice."));
    }

    private static boolean mendable(Problem p) {
        return p.kind() == Problem.Kind.INVALID
                || p.kind() == Problem.Kind.CONFLICT
                || p.code().equals("four-eyes-required");
    }

    private String told(Exchange x, Problem p) {
        var texts = words.in(x.language());
        String key = "wrong.notice." + p.code();
        return texts.has(key) ? texts.get(key) : p.detail();
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
