package city.qala.assess;

import city.qala.platform.http.Exchange;
import city.qala.platform.http.Router;
import city.qala.platform.http.Routes;
import city.qala.web.Address;
import city.qala.web.Frame;
import city.qala.web.Messages;
import city.qala.web.Web;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** One indicator: what it is, what every source says, how far they are apart. */
final class IndicatorPage implements Routes {
    private final Web web;
    private final Messages words;
    private final Figures figures;

    IndicatorPage(Web web, Messages words, Figures figures) {
        this.web = web;
        this.words = words;
        this.figures = figures;
    }

    @Override
    public void routing(Router to) {
        to.get("/{lang}" + AssessPage.PATH + "/indicator/{indicator}", this::one);
    }

    private void one(Exchange x) {
        Definition d = figures.definition(x.pathParam("indicator"));
        int year =
                x.queryParam("year")
                        .filter(y -> y.matches("[0-9]{4}"))
                        .map(Integer::valueOf)
                        .orElseGet(figures::newestYear);
        Address here =
                Address.of(AssessPage.PATH + "/indicator/" + d.slug())
                        .with("year", Integer.toString(year));
        Frame page = AssessPage.frame(web, x, words, here, d.name().in(x.language()));
        web.send(
                x,
                page,
                "assess/indicator.jte",
                Map.of("view", sheet(x, page, d, year)),
                Web.NOTHING);
    }

    private AssessView.Sheet sheet(Exchange x, Frame page, Definition d, int year) {
        Figure f = figures.one(d.slug(), year);
        boolean keeper = ClaimBook.mayKeep(x.actor());
        return new AssessView.Sheet(
                d.name().in(page.language()),
                AssessWords.group(page, d.place().subDimension()) + " · " + d.code(),
                headline(page, f),
                f.state() == Figure.State.DISPUTED,
                facts(page, d, f),
                f.parts().stream().map(p -> part(page, p)).toList(),
                f.faults().stream().map(k -> page.t("assess.fault." + k)).toList(),
                history(page, d),
                keeper ? page.link(ProposalsPage.PATH) : "",
                d.slug(),
                choices(page, "assess.origin.", Claim.Origin.OFFICIAL, Claim.Origin.INDEPENDENT),
                choices(page, "assess.quality.", Claim.Quality.values()),
                year);
    }

    private static String headline(Frame page, Figure f) {
        return switch (f.state()) {
            case MISSING -> page.t("assess.head.missing", Integer.toString(f.year()));
            case SINGLE -> page.t("assess.head.single");
            case AGREED -> page.t("assess.head.agreed", page.formats().percent(f.disparity()));
            case DISPUTED -> page.t("assess.head.disputed", page.formats().percent(f.disparity()));
        };
    }

    private static List<AssessView.Fact> facts(Frame page, Definition d, Figure f) {
        var facts = new ArrayList<AssessView.Fact>();
        facts.add(new AssessView.Fact(page.t("assess.unit"), AssessWords.unit(page, d)));
        String formula =
                d.denominator().equals("-")
                        ? d.numerator()
                        : d.numerator() + " / " + d.denominator();
        facts.add(new AssessView.Fact(page.t("assess.formula"), formula));
        facts.add(
                new AssessView.Fact(
                        page.t("assess.level"),
                        page.t(d.core() ? "assess.level.core" : "assess.level.advanced")));
        String target = AssessWords.target(page, d);
        facts.add(
                new AssessView.Fact(
                        page.t("assess.target"),
                        target.isEmpty() ? page.t("assess.no-benchmark") : target));
        String band = AssessWords.band(page, f);
        if (!band.isEmpty()) facts.add(new AssessView.Fact(page.t("assess.band"), band));
        return facts;
    }

    private static AssessView.Part part(Frame page, Figure.Part p) {
        double most = p.claims().stream().mapToDouble(Claim::value).max().orElse(0);
        return new AssessView.Part(
                AssessWords.part(page, p.name()),
                p.claims().size() == 1
                        ? page.t("assess.one-source")
                        : page.t("assess.apart", page.formats().percent(p.disparity())),
                p.claims().stream()
                        .map(c ->
                                new AssessView.Source(
                                        c.source(),
                                        AssessWords.method(page, c),
                                        AssessWords.number(page, c.value()),
                                        place(c.value(), most)))
                        .toList());
    }

    private static String place(double value, double most) {
        return String.format(Locale.ROOT, "%.1f", most <= 0 ? 0 : 100 * value / most);
    }

    private List<AssessView.Fact> history(Frame page, Definition d) {
        return figures.history(d).stream()
                .map(f ->
                        new AssessView.Fact(
                                Integer.toString(f.year()),
                                AssessWords.value(page, f)
                                        + " ("
                                        + AssessWords.agreement(page, f)
                                        + ")"))
                .toList();
    }

    private static List<AssessView.Choice> choices(Frame page, String key, Enum<?>... values) {
        return Arrays.stream(values)
                .map(v -> v.name().toLowerCase(Locale.ROOT))
                .map(v -> new AssessView.Choice(page.t(key + v), v, false))
                .toList();
    }
}
