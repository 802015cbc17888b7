package city.qala.assess;

import city.qala.platform.http.Exchange;
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
import java.util.TreeSet;

/** All indicators of a year: what was measured, what is disputed, what is missing. */
final class AssessPage implements Routes {
    static final String PATH = "/assess";
    private static final List<String> SHOWS = List.of("all", "disputed", "missing");

    private final Web web;
    private final Messages words;
    private final Figures figures;

    AssessPage(Web web, Messages words, Figures figures) {
        this.web = web;
        this.words = words;
        this.figures = figures;
    }

    @Override
    public void routing(Router to) {
        to.get("/{lang}" + PATH, this::all);
    }

    /** A frame with the look of these pages. */
    static Frame frame(Web web, Exchange x, Messages words, Address here, String title) {
        return web.frame(x, words, here, title, "assess")
                .with(List.of("assess.css"), List.of("page"));
    }

    private void all(Exchange x) {
        int year =
                x.queryParam("year")
                        .filter(y -> y.matches("[0-9]{4}"))
                        .map(Integer::valueOf)
                        .orElseGet(figures::newestYear);
        String show = x.queryParam("show").filter(SHOWS::contains).orElse("all");
        Address here =
                Address.of(PATH)
                        .with("year", x.queryParam("year").isEmpty() ? "" : Integer.toString(year))
                        .with("show", show.equals("all") ? "" : show);
        String title = words.in(x.language()).get("nav.assess");
        Frame page = frame(web, x, words, here, title);
        web.send(
                x,
                page,
                "assess/assess.jte",
                Map.of("view", view(x, page, here, year, show)),
                Web.NOTHING);
    }

    private AssessView view(Exchange x, Frame page, Address here, int year, String show) {
        List<Figure> all = figures.all(year);
        int disputed = count(all, Figure.State.DISPUTED);
        int missing = count(all, Figure.State.MISSING);
        List<AssessView.Choice> shows =
                SHOWS.stream()
                        .map(s ->
                                new AssessView.Choice(
                                        page.t(
                                                "assess.show." + s,
                                                s.equals("all")
                                                        ? all.size()
                                                        : s.equals("missing") ? missing : disputed),
                                        page.link(here.with("show", s.equals("all") ? "" : s)),
                                        s.equals(show)))
                        .toList();
        return new AssessView(
                years(page, here, year),
                shows,
                all.size() - disputed - missing,
                disputed,
                missing,
                groups(page, all, show, year),
                "/api/assess/values",
                ClaimBook.mayKeep(x.actor()) ? page.link(ProposalsPage.PATH) : "");
    }

    private List<AssessView.Choice> years(Frame page, Address here, int year) {
        var years = new TreeSet<Integer>(java.util.Comparator.reverseOrder());
        years.addAll(figures.years());
        years.add(year);
        return years.stream()
                .map(y ->
                        new AssessView.Choice(
                                Integer.toString(y),
                                page.link(here.with("year", Integer.toString(y))),
                                y == year))
                .toList();
    }

    private static List<AssessView.Group> groups(
            Frame page, List<Figure> all, String show, int year) {
        List<AssessView.Group> groups = new ArrayList<>();
        for (RollUp roll : RollUpRule.bySubDimension(all)) {
            List<AssessView.Row> rows =
                    all.stream()
                            .filter(f -> f.definition().place().subDimension().equals(roll.name()))
                            .filter(f -> shown(f, show))
                            .map(f -> row(page, f, year))
                            .toList();
            if (!rows.isEmpty())
                groups.add(
                        new AssessView.Group(
                                AssessWords.group(page, roll.name()),
                                page.t("assess.indicators", roll.indicators()),
                                AssessWords.score(page, roll),
                                rows));
        }
        return groups;
    }

    private static boolean shown(Figure f, String show) {
        return switch (show) {
            case "disputed" -> f.state() == Figure.State.DISPUTED;
            case "missing" -> f.state() == Figure.State.MISSING;
            default -> true;
        };
    }

    private static AssessView.Row row(Frame page, Figure f, int year) {
        Definition d = f.definition();
        Address to =
                Address.of(PATH + "/indicator/" + d.slug()).with("year", Integer.toString(year));
        return new AssessView.Row(
                d.name().in(page.language()),
                page.link(to),
                AssessWords.value(page, f),
                AssessWords.unit(page, d),
                AssessWords.target(page, d),
                AssessWords.band(page, f),
                f.state().name().toLowerCase(java.util.Locale.ROOT),
                AssessWords.agreement(page, f),
                AssessWords.sources(page, f));
    }

    private static int count(List<Figure> all, Figure.State state) {
        return (int) all.stream().filter(f -> f.state() == state).count();
    }

    /** A problem that the page says itself; empty if it is not for people to mend. */
    static Optional<String> said(Frame page, city.qala.kernel.Problem p) {
        if (p.status() >= 500 || p.code().equals("not-found")) return Optional.empty();
        String words = page.texts().orElse("assess.problem." + p.code(), p.detail());
        return Optional.of(
                p.faults().isEmpty()
                        ? words
                        : words
                                + " "
                                + page.texts()
                                        .orElse(
                                                "assess.fault." + p.faults().getFirst().detail(),
                                                p.faults().getFirst().detail()));
    }
}
