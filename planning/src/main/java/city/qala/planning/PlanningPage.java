package city.qala.planning;

import city.qala.planning.equity.EquityRule;
import city.qala.planning.equity.LorenzPoint;
import city.qala.planning.equity.Shares;
import city.qala.planning.reach.Survey;
import city.qala.platform.http.Exchange;
import city.qala.platform.http.Router;
import city.qala.platform.http.Routes;
import city.qala.web.Address;
import city.qala.web.Formats;
import city.qala.web.Frame;
import city.qala.web.Messages;
import city.qala.web.Web;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who is reached, who is not, and on which streets children walk without light. */
final class PlanningPage implements Routes {
    private static final String PATH = "/planning";
    private static final String STOPS = "bus_stop";
    private static final int GAPS_SHOWN = 25;

    private final Web web;
    private final Messages words;
    private final Planning planning;

    PlanningPage(Web web, Messages words, Planning planning) {
        this.web = web;
        this.words = words;
        this.planning = planning;
    }

    @Override
    public void routing(Router to) {
        to.get("/{lang}" + PATH, this::page);
    }

    private void page(Exchange x) {
        String title = words.in(x.language()).get("nav.planning");
        Frame page =
                web.frame(x, words, Address.of(PATH), title, "planning")
                        .with(List.of("planning.css"), List.of("page"));
        Optional<Survey> survey = planning.survey();
        var model = new HashMap<String, Object>();
        survey.ifPresent(s -> model.put("view", view(page, s)));
        String template = survey.isPresent() ? "planning/planning.jte" : "planning/none.jte";
        web.send(x, page, template, model, Web.NOTHING);
    }

    private PlanningView view(Frame page, Survey survey) {
        var formats = new Formats(words.in(page.language()), web.town().zone());
        Survey.District town = survey.town();
        var rows = new ArrayList<PlanningView.Row>();
        for (Survey.District d : survey.districts()) rows.add(row(page, formats, d, false));
        rows.add(row(page, formats, town, true));
        return new PlanningView(
                page.t(
                        "planning.source",
                        survey.source(),
                        formats.day(Instant.parse(survey.made()))),
                headline(page, formats, town),
                town.near().stream()
                        .map(n -> page.t("planning.near." + n.what(), formats.distance(n.metres())))
                        .toList(),
                rows,
                equity(page, formats, survey),
                light(page, formats, survey.light()),
                school(page, formats, survey.school()),
                gaps(page, formats, survey.school()),
                page.t(
                        "planning.gaps.note",
                        survey.school().gapCount(),
                        formats.number(survey.school().darkHours(), 0)),
                lamps(formats, survey.school()),
                page.t(
                        "planning.lamps.note",
                        survey.school().lamps().size(),
                        formats.percent(survey.school().litShare()),
                        formats.percent(survey.school().litShareWithLamps())));
    }

    private static String headline(Frame page, Formats formats, Survey.District town) {
        return town.near().stream()
                .filter(n -> n.what().equals(STOPS) && n.inside() > 0)
                .findFirst()
                .map(n ->
                        page.t(
                                "planning.headline",
                                formats.percent(n.share()),
                                formats.distance(n.metres())))
                .orElseGet(() -> page.t("planning.headline.none"));
    }

    private static PlanningView.Row row(
            Frame page, Formats formats, Survey.District district, boolean isTown) {
        List<PlanningView.Cell> cells =
                district.near().stream()
                        .map(n ->
                                n.inside() == 0
                                        ? new PlanningView.Cell(page.t("planning.no-data"), true)
                                        : new PlanningView.Cell(formats.percent(n.share()), false))
                        .toList();
        String name = isTown ? page.t("planning.town") : district.name();
        return new PlanningView.Row(name, formats.count(district.buildings()), cells, isTown);
    }

    /** Stops for each building, district by district; districts without data are left out. */
    private static PlanningView.@Nullable Equity equity(
            Frame page, Formats formats, Survey survey) {
        List<Survey.District> known =
                survey.districts().stream().filter(d -> d.buildings() > 0 && stops(d) > 0).toList();
        if (known.size() < 2) return null;
        double[] perBuilding = new double[known.size()];
        double[] buildings = new double[known.size()];
        for (int i = 0; i < buildings.length; i++) {
            buildings[i] = known.get(i).buildings();
            perBuilding[i] = stops(known.get(i)) / buildings[i];
        }
        Shares shares = Shares.of(perBuilding, buildings);
        var measure = EquityRule.measure(shares);
        var facts = new ArrayList<PlanningView.Fact>();
        facts.add(
                new PlanningView.Fact(page.t("planning.gini"), formats.number(measure.gini(), 3)));
        facts.add(
                new PlanningView.Fact(
                        page.t("planning.theil"), formats.number(measure.theilT(), 3)));
        facts.add(
                new PlanningView.Fact(
                        page.t("planning.hoover"), formats.percent(measure.hoover())));
        facts.add(
                new PlanningView.Fact(
                        page.t("planning.atkinson"), formats.number(measure.atkinsonHalf(), 3)));
        return new PlanningView.Equity(
                page.t(
                        "planning.equity.sentence",
                        formats.percent(measure.hoover()),
                        survey.districts().size() - known.size()),
                curve(EquityRule.lorenz(shares)),
                facts);
    }

    private static double stops(Survey.District district) {
        return district.near().stream()
                .filter(n -> n.what().equals(STOPS))
                .mapToInt(Survey.Near::inside)
                .findFirst()
                .orElse(0);
    }

    /** Points of a line in a square of 100, its origin at the upper left. */
    private static String curve(List<LorenzPoint> points) {
        var text = new StringBuilder();
        for (LorenzPoint p : points)
            text.append(
                    String.format(
                            Locale.ROOT, "%.1f,%.1f ", 100 * p.people(), 100 - 100 * p.held()));
        return text.toString().strip();
    }

    private static List<PlanningView.Fact> light(Frame page, Formats formats, Survey.Light light) {
        return List.of(
                km(page, formats, "planning.light.yes", light.litKm(), light.km()),
                km(page, formats, "planning.light.no", light.unlitKm(), light.km()),
                km(page, formats, "planning.light.unknown", light.unknownKm(), light.km()),
                new PlanningView.Fact(
                        page.t("planning.lamps"),
                        light.lamps() == 0
                                ? page.t("planning.no-data")
                                : formats.count(light.lamps())));
    }

    private static PlanningView.Fact km(
            Frame page, Formats formats, String key, double km, double all) {
        String share = all == 0 ? "" : " · " + formats.percent(km / all);
        return new PlanningView.Fact(
                page.t(key), page.t("planning.km", formats.number(km, 1)) + share);
    }

    private static List<PlanningView.Fact> school(
            Frame page, Formats formats, Survey.School school) {
        if (school.schools() == 0)
            return List.of(
                    new PlanningView.Fact(page.t("planning.schools"), page.t("planning.no-data")));
        return List.of(
                fact(page, "planning.schools", formats.count(school.schools())),
                fact(page, "planning.homes", formats.count(school.homes())),
                fact(page, "planning.walk", formats.distance(school.meanMetres())),
                fact(page, "planning.walk.lit", formats.percent(school.litShare())),
                fact(page, "planning.walk.unknown", formats.percent(school.unknownShare())),
                fact(page, "planning.walk.sidewalk", formats.percent(school.sidewalkShare())),
                fact(page, "planning.walk.crossings", formats.number(school.crossings(), 1)));
    }

    private static PlanningView.Fact fact(Frame page, String key, String value) {
        return new PlanningView.Fact(page.t(key), value);
    }

    private static List<PlanningView.Lamp> lamps(Formats formats, Survey.School school) {
        var lamps = new ArrayList<PlanningView.Lamp>();
        for (Survey.Lamp lamp : school.lamps())
            lamps.add(
                    new PlanningView.Lamp(
                            formats.count(lamps.size() + 1L),
                            lamp.name(),
                            formats.number(lamp.homes(), 0),
                            place(lamp.lat(), lamp.lon())));
        return lamps;
    }

    private static String place(double lat, double lon) {
        return String.format(Locale.ROOT, "%.5f, %.5f", lat, lon);
    }

    private static List<PlanningView.Gap> gaps(Frame page, Formats formats, Survey.School school) {
        var gaps = new ArrayList<PlanningView.Gap>();
        for (Survey.Gap gap : school.gaps().stream().limit(GAPS_SHOWN).toList())
            gaps.add(
                    new PlanningView.Gap(
                            formats.count(gaps.size() + 1L),
                            gap.name().isEmpty()
                                    ? page.t("planning.unnamed", gap.way())
                                    : gap.name(),
                            page.t(gap.isDark() ? "planning.dark" : "planning.unsaid"),
                            gap.isDark(),
                            formats.distance(gap.metres()),
                            formats.number(gap.homes(), 0),
                            page.t("planning.km", formats.number(gap.childMetres() / 1000, 0)),
                            place(gap.lat(), gap.lon())));
        return gaps;
    }
}
