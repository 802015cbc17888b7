package city.qala.services.street;

import city.qala.kernel.Problem;
import city.qala.platform.http.Exchange;
import city.qala.platform.http.Router;
import city.qala.platform.http.Routes;
import city.qala.web.Address;
import city.qala.web.Frame;
import city.qala.web.Messages;
import city.qala.web.Web;
import java.util.List;
import java.util.Map;

/**
 * The form for residents: what, where, send. It works on a phone and without script; nobody is
 * asked who they are. A report that looks like one that is there already is asked about once.
 */
final class ReportPage implements Routes {
    static final String PATH = "/report";

    private final Web web;
    private final Messages words;
    private final ReportDesk desk;

    ReportPage(Web web, Messages words, ReportDesk desk) {
        this.web = web;
        this.words = words;
        this.desk = desk;
    }

    @Override
    public void routing(Router to) {
        to.get("/{lang}" + PATH, this::ask)
                .post("/{lang}" + PATH, this::take)
                .get("/{lang}" + PATH + "/{token}", this::follow);
    }

    private Frame frame(Exchange x, Address here) {
        String title = words.in(x.language()).get("street.report");
        return web.frame(x, words, here, title, "streets")
                .with(List.of("streets.css"), List.of("page"))
                .as(Frame.Look.RESIDENT);
    }

    private void ask(Exchange x) {
        String kind =
                x.queryParam("kind").filter(k -> desk.services().find(k).isPresent()).orElse("");
        Frame page = frame(x, Address.of(PATH).with("kind", kind));
        show(x, 200, page, kind, Map.of(), List.of(), "");
    }

    private void show(
            Exchange x,
            int status,
            Frame page,
            String kind,
            Map<String, List<String>> form,
            List<Report> similar,
            String wrong) {
        var service = desk.services().find(kind);
        var view =
                new StreetView.Form(
                        desk.services().all().stream().map(s -> kind(page, s)).toList(),
                        kind,
                        service.map(s -> s.name().in(page.language())).orElse(""),
                        service.map(s ->
                                        s.questions().stream()
                                                .map(q -> question(page, q, form))
                                                .toList())
                                .orElse(List.of()),
                        given(form, "address_string"),
                        given(form, "description"),
                        given(form, "lat"),
                        given(form, "long"),
                        similar.stream()
                                .map(r -> StreetWords.row(page, desk.services(), r))
                                .toList(),
                        wrong);
        web.send(x, status, page, "services/ask.jte", Map.of("view", view), Web.NOTHING);
    }

    private void take(Exchange x) {
        Map<String, List<String>> form = Open311Routes.form(x);
        String kind = given(form, "service_code");
        Frame page = frame(x, Address.of(PATH).with("kind", kind));
        try {
            NewReport report = ReportRule.read(desk.services(), form);
            List<Report> similar = form.containsKey("anyway") ? List.of() : desk.duplicates(report);
            if (!similar.isEmpty()) {
                show(x, 200, page, kind, form, similar, "");
                return;
            }
            Report taken = desk.take(report);
            x.set("Location", page.link(PATH + "/" + taken.token()))
                    .set("Cache-Control", "no-store")
                    .send(303);
        } catch (Problem p) {
            if (p.status() >= Problem.Kind.BUG.status()) throw p;
            show(x, p.status(), page, kind, form, List.of(), said(page, p));
        }
    }

    private static String said(Frame page, Problem p) {
        String field = p.faults().isEmpty() ? "" : p.faults().getFirst().pointer();
        String key = field.startsWith("attribute") ? "attribute" : field;
        return page.texts().orElse("street.wrong." + key, page.t("street.wrong"));
    }

    private void follow(Exchange x) {
        Report r =
                desk.store()
                        .ofToken(x.pathParam("token"))
                        .orElseThrow(() -> Problem.notFound("There is no such report."));
        Frame page = frame(x, Address.of(PATH + "/" + r.token()));
        StreetService.Type type =
                desk.services()
                        .find(r.service())
                        .map(StreetService::type)
                        .orElse(StreetService.Type.REALTIME);
        var sheet =
                new StreetView.Sheet(
                        r.tracked() ? "R-" + r.id() : "",
                        StreetWords.name(page, desk.services(), r),
                        StreetWords.place(page, r),
                        r.tracked() ? r.description() : "",
                        r.tracked() ? StreetWords.due(page, r) : page.t("street.blackbox"),
                        r.open() && r.late(page.now()),
                        List.of(),
                        "",
                        "",
                        "",
                        page.t(
                                type == StreetService.Type.BLACKBOX
                                        ? "street.taken-blackbox"
                                        : "street.taken"),
                        "");
        web.send(
                x,
                page,
                "services/taken.jte",
                Map.of(
                        "view",
                        sheet,
                        "open",
                        r.tracked() ? page.link(StreetsPage.PATH + "/" + r.id()) : ""),
                Web.NOTHING);
    }

    private static StreetView.Kind kind(Frame page, StreetService s) {
        return new StreetView.Kind(
                page.link(Address.of(PATH).with("kind", s.code())),
                s.name().in(page.language()),
                s.about().in(page.language()));
    }

    private static StreetView.Question question(
            Frame page, StreetService.Question q, Map<String, List<String>> form) {
        boolean many = q.datatype() == StreetService.Datatype.MULTIVALUELIST;
        String field = "attribute[" + q.code() + "]" + (many ? "[]" : "");
        List<String> chosen = form.getOrDefault(field, List.of());
        return new StreetView.Question(
                field,
                q.name().in(page.language()),
                q.required(),
                many,
                q.choices().stream()
                        .map(c ->
                                new StreetView.Choice(
                                        c.name().in(page.language()),
                                        c.key(),
                                        chosen.contains(c.key())))
                        .toList());
    }

    private static String given(Map<String, List<String>> form, String name) {
        return form.getOrDefault(name, List.of("")).getFirst();
    }
}
