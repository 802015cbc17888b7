package city.qala.proactive.benefit;

import city.qala.kernel.Actor;
import city.qala.kernel.Problem;
import city.qala.kernel.Role;
import city.qala.platform.http.Exchange;
import city.qala.platform.http.Router;
import city.qala.platform.http.Routes;
import city.qala.proactive.benefit.BenefitView.Programme;
import city.qala.proactive.benefit.FigureStore.Figure;
import city.qala.proactive.law.Policy;
import city.qala.web.Address;
import city.qala.web.Frame;
import city.qala.web.Messages;
import city.qala.web.Web;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Figures of the programmes: take-up, false grants, what a year costs against the budget. */
final class ProgrammesPage implements Routes {
    private final Web web;
    private final Messages words;
    private final Book book;
    private final FigureStore figures;

    ProgrammesPage(Web web, Messages words, Book book, FigureStore figures) {
        this.web = web;
        this.words = words;
        this.book = book;
        this.figures = figures;
    }

    @Override
    public void routing(Router to) {
        to.get("/{lang}/benefits/programmes", this::all);
    }

    private void all(Exchange x) {
        if (ReaderRule.askedToSignIn(x)) return;
        boolean staff =
                x.actor().kind() == Actor.Kind.PERSON
                        && x.actor().hasAny(Role.CLERK, Role.ANALYST, Role.OVERSIGHT, Role.ADMIN);
        if (!staff) throw Problem.forbidden("This page belongs to the town's staff.");
        String title = words.in(x.language()).get("benefits.programmes");
        Frame page =
                web.frame(x, words, Address.of("/benefits/programmes"), title, "policies")
                        .with(List.of("requests.css", "benefits.css"), List.of("page"));
        Map<String, Map<String, Figure>> all = figures.all();
        List<Programme> rows = new ArrayList<>();
        for (Policy p : book.laws().now().law().policies())
            rows.add(row(page, p, all.getOrDefault(p.name(), Map.of())));
        web.send(x, page, "proactive/programmes.jte", Map.of("rows", rows), Web.NOTHING);
    }

    private static Programme row(Frame page, Policy p, Map<String, Figure> of) {
        var w = new Words(page);
        return new Programme(
                page.link("/policies/" + p.name()),
                w.title(p),
                count(page, FigureRule.told(FigureRule.count(of, "GRANTED"))),
                count(page, FigureRule.told(FigureRule.count(of, "OFFERED"))),
                FigureRule.takeUp(of).map(s -> page.formats().percent(s)).orElse("–"),
                count(page, FigureRule.wrong(of)),
                FigureRule.year(p, of).map(w::money).orElse(page.t("benefits.few")),
                p.budget().signum() > 0 ? w.money(p.budget()) : page.t("benefits.no-budget"));
    }

    private static String count(Frame page, Optional<Long> n) {
        return n.map(c -> page.formats().count(c)).orElse(page.t("benefits.few"));
    }
}
