package city.qala.governance;

import city.qala.governance.OversightView.AgreementRow;
import city.qala.governance.OversightView.Fact;
import city.qala.governance.audit.AuditTrail;
import city.qala.kernel.Language;
import city.qala.platform.http.Exchange;
import city.qala.platform.http.Router;
import city.qala.platform.http.Routes;
import city.qala.web.Address;
import city.qala.web.Frame;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The front of oversight: what runs, what is unusual; and the lists and agreements that exist. */
final class OversightPage implements Routes {
    private static final int NEWEST = 3;

    private final OversightFrame frames;
    private final UnusualPage unusual;
    private final AuditTrail trail;
    private final OversightSources sources;

    OversightPage(
            OversightFrame frames,
            UnusualPage unusual,
            AuditTrail trail,
            OversightSources sources) {
        this.frames = frames;
        this.unusual = unusual;
        this.trail = trail;
        this.sources = sources;
    }

    @Override
    public void routing(Router to) {
        to.get("/{lang}/oversight", this::front)
                .get("/{lang}/oversight/lists", this::lists)
                .get("/{lang}/oversight/agreements", this::agreements);
    }

    private void front(Exchange x) {
        if (OversightFrame.askedToSignIn(x)) return;
        Frame page = frames.frame(x, Address.of("/oversight"), "nav.oversight");
        Language language = page.language();
        var view =
                new OversightView.Front(
                        sources.algorithms().notes(language),
                        unusual.view(page, NEWEST, "", ""),
                        figures(page));
        frames.send(x, 200, page, "algorithms", "governance/oversight.jte", Map.of("view", view));
    }

    private List<Fact> figures(Frame page) {
        var facts = new ArrayList<Fact>();
        trail.root()
                .ifPresent(r -> {
                    facts.add(new Fact(page.t("oversight.lines"), page.formats().count(r.size())));
                    facts.add(new Fact(page.t("oversight.root"), r.root()));
                    facts.add(
                            new Fact(
                                    page.t("oversight.signed"),
                                    page.formats().moment(r.at(), page.now())));
                });
        return facts;
    }

    private void lists(Exchange x) {
        if (OversightFrame.askedToSignIn(x)) return;
        Frame page = frames.frame(x, Address.of("/oversight/lists"), "oversight.tab.lists");
        frames.send(x, 200, page, "lists", "governance/lists.jte", Map.of());
    }

    private void agreements(Exchange x) {
        if (OversightFrame.askedToSignIn(x)) return;
        Frame page =
                frames.frame(x, Address.of("/oversight/agreements"), "oversight.tab.agreements");
        List<AgreementRow> rows =
                sources.agreements().list(page.now()).stream().map(a -> row(page, a)).toList();
        frames.send(x, 200, page, "agreements", "governance/agreements.jte", Map.of("rows", rows));
    }

    private static AgreementRow row(Frame page, OversightSources.Agreed a) {
        return new AgreementRow(
                a.partner(),
                a.dataSet(),
                String.join(", ", a.fields()),
                a.purpose(),
                day(page, a.from()) + " – " + day(page, a.until()),
                page.t("agreement." + a.state()));
    }

    private static String day(Frame page, Instant at) {
        return page.formats().shortDay(at) + " " + at.atZone(page.formats().zone()).getYear();
    }
}
