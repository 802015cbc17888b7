package city.qala.governance;

import city.qala.governance.OversightView.Fact;
import city.qala.governance.resident.Case;
import city.qala.governance.resident.Case.Status;
import city.qala.governance.resident.CaseWords;
import city.qala.governance.resident.Cases;
import city.qala.kernel.Problem;
import city.qala.kernel.Ulid;
import city.qala.platform.http.Exchange;
import city.qala.platform.http.Router;
import city.qala.platform.http.Routes;
import city.qala.web.Address;
import city.qala.web.Frame;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What residents object to and complain about, and whether they were answered in time. */
final class ComplaintsPage implements Routes {
    private static final String PATH = "/oversight/complaints";

    private final OversightFrame frames;
    private final Cases cases;

    ComplaintsPage(OversightFrame frames, Cases cases) {
        this.frames = frames;
        this.cases = cases;
    }

    @Override
    public void routing(Router to) {
        to.get("/{lang}" + PATH, this::list).get("/{lang}" + PATH + "/{id}", this::one);
    }

    private void list(Exchange x) {
        if (OversightFrame.askedToSignIn(x)) return;
        Frame page = frames.frame(x, Address.of(PATH), "oversight.tab.complaints");
        var rows = new ArrayList<OversightView.Case>();
        for (Status status : Status.values()) {
            for (Case c : cases.queue(OversightFrame.COMPLAINTS, status)) rows.add(row(page, c));
        }
        frames.send(x, 200, page, "complaints", "governance/complaints.jte", Map.of("rows", rows));
    }

    private OversightView.Case row(Frame page, Case c) {
        boolean late = cases.urgency(c) == Case.Urgency.LATE;
        String due = day(page, c.due());
        String status =
                c.status() == Status.OPEN
                        ? page.t(late ? "case.late" : "case.due", due)
                        : word(page, "case.status.", c.status());
        return new OversightView.Case(
                page.link(PATH + "/" + c.id()),
                "№ " + c.number(),
                word(page, "case.kind.", c.kind()),
                status,
                late ? "late" : "");
    }

    private String day(Frame page, java.time.LocalDate day) {
        return page.formats().day(day.atStartOfDay(frames.zone()).toInstant());
    }

    private static String word(Frame page, String key, Enum<?> value) {
        return page.t(key + value.name().toLowerCase(Locale.ROOT));
    }

    private void one(Exchange x) {
        if (OversightFrame.askedToSignIn(x)) return;
        Ulid id =
                Ulid.find(x.pathParam("id"))
                        .orElseThrow(() -> Problem.notFound("There is no such case."));
        Frame page = frames.frame(x, Address.of(PATH + "/" + id), "oversight.tab.complaints");
        Cases.Whole whole = cases.read(x.actor(), id);
        CaseWords words = whole.words();
        var view =
                new OversightView.Complaint(
                        page.t(
                                "case.title",
                                Long.toString(whole.file().number()),
                                word(page, "case.kind.", whole.file().kind())),
                        facts(page, whole),
                        words.words(),
                        words.outcome().map(o -> word(page, "case.outcome.", o)).orElse(""),
                        words.answer(),
                        steps(page, whole));
        frames.send(x, 200, page, "complaints", "governance/complaint.jte", Map.of("view", view));
    }

    private List<Fact> facts(Frame page, Cases.Whole whole) {
        Case c = whole.file();
        var facts = new ArrayList<Fact>();
        facts.add(new Fact(page.t("case.status"), word(page, "case.status.", c.status())));
        facts.add(new Fact(page.t("case.when"), page.t("case.due", day(page, c.due()))));
        if (!c.officer().isEmpty()) facts.add(new Fact(page.t("oversight.officer"), c.officer()));
        whole.name().ifPresent(n -> facts.add(new Fact(page.t("requests.who"), n)));
        if (!whole.words().line().isEmpty())
            facts.add(new Fact(page.t("case.about-line"), "№ " + whole.words().line()));
        return facts;
    }

    private List<Fact> steps(Frame page, Cases.Whole whole) {
        return whole.steps().stream()
                .map(s ->
                        new Fact(
                                page.formats().moment(s.at(), page.now()),
                                word(page, "case.step.", s.what()) + ", " + s.actor()))
                .toList();
    }
}
