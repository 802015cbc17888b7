package city.qala.services.street;

import city.qala.kernel.Problem;
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
import java.util.Optional;

/** All reports, and each of them: what was promised, what became of it, who else is affected. */
final class StreetsPage implements Routes {
    static final String PATH = "/streets";

    private static final int ROWS = 100;
    private static final List<String> STATES = List.of("open", "closed");

    private final Web web;
    private final Messages words;
    private final ReportDesk desk;

    StreetsPage(Web web, Messages words, ReportDesk desk) {
        this.web = web;
        this.words = words;
        this.desk = desk;
    }

    @Override
    public void routing(Router to) {
        to.get("/{lang}" + PATH, this::all)
                .get("/{lang}" + PATH + "/{report}", x -> one(x, 200, ""))
                .post("/{lang}" + PATH + "/{report}/voice", this::voice)
                .post("/{lang}" + PATH + "/{report}/reopen", this::reopen)
                .post("/{lang}" + PATH + "/{report}/close", this::close);
    }

    private Frame frame(Exchange x, Address here, String title) {
        return web.frame(x, words, here, title, "streets")
                .with(List.of("streets.css"), List.of("page"));
    }

    private void all(Exchange x) {
        String kind =
                x.queryParam("kind").filter(k -> desk.services().find(k).isPresent()).orElse("");
        String state = x.queryParam("state").filter(STATES::contains).orElse("open");
        Address here =
                Address.of(PATH)
                        .with("kind", kind)
                        .with("state", state.equals("open") ? "" : state);
        Frame page = frame(x, here, words.in(x.language()).get("nav.streets"));
        var search =
                new Search(
                        kind.isEmpty() ? List.of() : List.of(kind),
                        page.now().minus(SearchRule.WINDOW),
                        page.now().plusSeconds(1),
                        Optional.of(state.equals("open")),
                        Optional.empty(),
                        Optional.empty(),
                        ROWS,
                        0);
        ReportStore.Counts counts = desk.store().counts(page.now());
        var view =
                new StreetView(
                        page.t("street.open", page.formats().count(counts.open())),
                        page.t("street.late", page.formats().count(counts.late())),
                        counts.late() > 0,
                        kinds(page, kind),
                        states(page, here, state),
                        desk.store().list(search).stream()
                                .map(r -> StreetWords.row(page, desk.services(), r))
                                .toList());
        web.send(x, page, "services/streets.jte", Map.of("view", view), Web.NOTHING);
    }

    private List<StreetView.Choice> kinds(Frame page, String kind) {
        List<StreetView.Choice> kinds = new ArrayList<>();
        kinds.add(new StreetView.Choice(page.t("street.all-kinds"), "", kind.isEmpty()));
        for (StreetService s : desk.services().all())
            if (s.type() != StreetService.Type.BLACKBOX)
                kinds.add(
                        new StreetView.Choice(
                                s.name().in(page.language()), s.code(), s.code().equals(kind)));
        return kinds;
    }

    private static List<StreetView.Choice> states(Frame page, Address here, String state) {
        return STATES.stream()
                .map(s ->
                        new StreetView.Choice(
                                page.t("street.state." + s),
                                page.link(here.with("state", s.equals("open") ? "" : s)),
                                s.equals(state)))
                .toList();
    }

    private void one(Exchange x, int status, String wrong) {
        Report r = desk.report(x.pathParam("report"));
        Frame bare = frame(x, Address.of(PATH + "/" + r.id()), "R-" + r.id());
        Frame page = bare.as(Frame.Look.RESIDENT);
        String at = page.link(PATH + "/" + r.id());
        var view =
                new StreetView.Sheet(
                        "R-" + r.id(),
                        StreetWords.name(page, desk.services(), r),
                        StreetWords.place(page, r),
                        r.description(),
                        StreetWords.due(page, r),
                        r.open() && r.late(page.now()),
                        facts(page, r),
                        r.open() ? at + "/voice" : "",
                        r.open() ? "" : at + "/reopen",
                        r.open() && ReportDesk.mayClose(x.actor()) ? at + "/close" : "",
                        x.queryParam("thanks").isPresent() ? page.t("street.thanks") : "",
                        wrong);
        web.send(x, status, page, "services/report.jte", Map.of("view", view), Web.NOTHING);
    }

    private static List<StreetView.Fact> facts(Frame page, Report r) {
        List<StreetView.Fact> facts = new ArrayList<>();
        facts.add(
                new StreetView.Fact(
                        page.t("street.received"), StreetWords.moment(page, r.requested())));
        r.expected()
                .ifPresent(e ->
                        facts.add(
                                new StreetView.Fact(
                                        page.t("street.promised"), StreetWords.moment(page, e))));
        facts.add(new StreetView.Fact(page.t("street.voices"), page.formats().count(r.voices())));
        if (r.reopened() > 0)
            facts.add(
                    new StreetView.Fact(
                            page.t("street.reopened"), page.formats().count(r.reopened())));
        if (!r.notes().isEmpty()) facts.add(new StreetView.Fact(page.t("street.notes"), r.notes()));
        return facts;
    }

    private void voice(Exchange x) {
        FormBody.read(x, FormBody.SHORT);
        act(x, () -> desk.voice(x.pathParam("report")));
    }

    private void reopen(Exchange x) {
        String notes = FormBody.read(x, FormBody.LONG).field("notes");
        act(x, () -> desk.reopen(x.pathParam("report"), notes));
    }

    private void close(Exchange x) {
        city.qala.platform.identity.Identity.requireKnown(x.actor());
        String notes = FormBody.read(x, FormBody.LONG).field("notes");
        act(x, () -> desk.close(x.actor(), x.pathParam("report"), notes));
    }

    /** Does it and shows the report; a refusal is said on the page. */
    private void act(Exchange x, Runnable deed) {
        Frame page = frame(x, Address.of(PATH), "");
        try {
            deed.run();
        } catch (Problem p) {
            boolean ours = p.status() >= Problem.Kind.BUG.status();
            if (ours || p.kind() == Problem.Kind.NOT_FOUND || p.kind() == Problem.Kind.FORBIDDEN)
                throw p;
            one(x, p.status(), page.texts().orElse("street.problem." + p.code(), p.detail()));
            return;
        }
        x.set(
                        "Location",
                        page.link(
                                Address.of(PATH + "/" + x.pathParam("report")).with("thanks", "1")))
                .set("Cache-Control", "no-store")
                .send(303);
    }
}
