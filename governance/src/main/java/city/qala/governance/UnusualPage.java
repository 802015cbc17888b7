package city.qala.governance;

import city.qala.governance.OversightView.Notice;
import city.qala.governance.purpose.Notices;
import city.qala.governance.purpose.Notices.Kind;
import city.qala.governance.purpose.PurposeBook;
import city.qala.governance.resident.Case;
import city.qala.governance.resident.Case.Status;
import city.qala.governance.resident.Cases;
import city.qala.platform.http.Exchange;
import city.qala.platform.http.FormBody;
import city.qala.platform.http.Router;
import city.qala.platform.http.Routes;
import city.qala.web.Address;
import city.qala.web.Frame;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Unusual use and broken glass, and what officers say about it. */
final class UnusualPage implements Routes {
    private static final String PATH = "/oversight/unusual";
    private static final int MOST = 100;

    private final OversightFrame frames;
    private final Notices notices;
    private final PurposeBook purposes;
    private final Cases cases;

    UnusualPage(OversightFrame frames, Notices notices, PurposeBook purposes, Cases cases) {
        this.frames = frames;
        this.notices = notices;
        this.purposes = purposes;
        this.cases = cases;
    }

    @Override
    public void routing(Router to) {
        to.get("/{lang}" + PATH, this::show).post("/{lang}" + PATH, this::ask);
    }

    private void show(Exchange x) {
        if (OversightFrame.askedToSignIn(x)) return;
        Frame page = frames.frame(x, Address.of(PATH), "oversight.tab.unusual");
        boolean sent = x.queryParam("asked").isPresent();
        show(x, 200, page, sent ? page.t("unusual.sent") : "", "");
    }

    private void show(Exchange x, int status, Frame page, String done, String wrong) {
        var view = view(page, MOST, done, wrong);
        frames.send(x, status, page, "unusual", "governance/unusual.jte", Map.of("view", view));
    }

    private void ask(Exchange x) {
        if (OversightFrame.askedToSignIn(x)) return;
        Frame page = frames.frame(x, Address.of(PATH), "oversight.tab.unusual");
        Map<String, String> sent = FormBody.read(x, FormBody.LONG).lines();
        String words = sent.getOrDefault("words", "");
        String officer = sent.getOrDefault("officer", "");
        if (words.isEmpty() || officer.isEmpty()) {
            show(x, 422, page, "", page.t("unusual.no-words"));
            return;
        }
        cases.explain(x.actor(), officer, words);
        OversightFrame.go(x, page.link(PATH + "?asked=1"));
    }

    /** The newest notices and what was asked about them. */
    OversightView.Unusual view(Frame page, int most, String done, String wrong) {
        List<Notice> told = notices.newest(most).stream().map(n -> notice(page, n)).toList();
        var asked = new ArrayList<OversightView.Case>();
        for (Status status : List.of(Status.OPEN, Status.ANSWERED)) {
            for (Case c : cases.queue(EnumSet.of(Case.Kind.EXPLANATION), status))
                asked.add(row(page, c));
        }
        return new OversightView.Unusual(
                told, asked, done, wrong, told.isEmpty() ? page.t("unusual.empty") : "");
    }

    private OversightView.Case row(Frame page, Case c) {
        return new OversightView.Case(
                page.link("/oversight/complaints/" + c.id()),
                "№ " + c.number(),
                c.officer(),
                page.t("case.status." + c.status().name().toLowerCase(Locale.ROOT)),
                cases.urgency(c) == Case.Urgency.LATE ? "late" : "");
    }

    private String title(Frame page, String code) {
        return purposes.find(code)
                .map(l -> l.purpose().title().getOrDefault(page.language(), code))
                .orElse(code);
    }

    private Notice notice(Frame page, Notices.Notice n) {
        Instant day = n.day().atStartOfDay(frames.zone()).toInstant();
        String when = page.formats().weekday(day) + ", " + page.formats().day(day);
        String lines =
                page.link(
                        Address.of("/oversight/audit")
                                .with("actor", n.actor())
                                .with("from", n.day().toString())
                                .with("to", n.day().toString()));
        if (n.kind() == Kind.URGENT)
            return new Notice(
                    page.t("unusual.urgent", n.actor(), page.formats().moment(n.at(), page.now())),
                    page.t("unusual.urgent.about", title(page, n.purpose()), n.reason()),
                    "high",
                    lines,
                    n.actor());
        return new Notice(
                page.t("unusual.many", n.actor(), n.count(), when),
                page.t("unusual.usual", n.usual()),
                "medium",
                lines,
                n.actor());
    }
}
