package city.qala.sensing;

import city.qala.kernel.Problem;
import city.qala.platform.http.Exchange;
import city.qala.platform.http.Router;
import city.qala.platform.http.Routes;
import city.qala.sensing.AirView.Option;
import city.qala.sensing.SectorView.Controls;
import city.qala.web.Address;
import city.qala.web.Frame;
import city.qala.web.Messages;
import city.qala.web.Web;
import gg.jte.Content;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * The pages of traffic, energy, water and waste, which have one shape: a sentence, numbers for the
 * whole, the list of things with its map, one thing in full, and what the sector has besides.
 */
final class SectorPage implements Routes {

    private final Web web;
    private final Messages words;
    private final SectorBoard board;
    private final SectorExtras extras;
    private final CityBoard city;
    private final Readings readings;

    SectorPage(
            Web web,
            Messages words,
            SectorBoard board,
            SectorExtras extras,
            CityBoard city,
            Readings readings) {
        this.web = web;
        this.words = words;
        this.board = board;
        this.extras = extras;
        this.city = city;
        this.readings = readings;
    }

    @Override
    public void routing(Router to) {
        to.get("/{lang}/traffic", e -> page(e, Sector.TRAFFIC, ""))
                .get("/{lang}/traffic/station/{code}", e -> station(e, Sector.TRAFFIC))
                .get("/{lang}/energy", e -> page(e, Sector.ENERGY, ""))
                .get("/{lang}/energy/station/{code}", e -> station(e, Sector.ENERGY))
                .get("/{lang}/water", e -> page(e, Sector.WATER, ""))
                .get("/{lang}/water/station/{code}", e -> station(e, Sector.WATER))
                .get("/{lang}/waste", e -> page(e, Sector.WASTE, ""))
                .get("/{lang}/waste/station/{code}", e -> station(e, Sector.WASTE));
    }

    private void station(Exchange exchange, Sector sector) {
        page(exchange, sector, exchange.pathParam("code"));
    }

    private void page(Exchange exchange, Sector sector, String code) {
        var moment = Moment.of(exchange, web.clock().instant());
        SectorFilter filter = SectorFilter.of(exchange, moment);
        List<Site> all = board.sites(sector, exchange.actor(), moment);
        List<Site> shown = all.stream().filter(filter::admits).toList();
        Optional<Site> selected = select(all, shown, code);
        String path = sector.path();
        if (!code.isEmpty()) path += "/station/" + Address.encode(code);
        String title = words.in(exchange.language()).get("nav." + sector.word());
        Frame page =
                web.frame(
                                exchange,
                                words,
                                filter.address(path).with("property", filter.property()),
                                title,
                                sector.word())
                        .with(List.of("air.css", "sector.css"), List.of("page", "air"));
        CityBoard.Roll roll = city.roll(exchange.actor(), page.now());
        var view = view(exchange, page, sector, filter, roll, all, shown, selected, path);
        web.send(
                exchange,
                page,
                "sensing/sector.jte",
                Map.of("view", view),
                StatusLine.of(page, roll));
    }

    private SectorView.Whole view(
            Exchange exchange,
            Frame page,
            Sector sector,
            SectorFilter filter,
            CityBoard.Roll roll,
            List<Site> all,
            List<Site> shown,
            Optional<Site> selected,
            String path) {
        var rows = new SectorRows(page, readings, filter, sector);
        var tiles = new SectorTiles(page, board, filter, rows);
        var found = extras.find(sector, exchange.actor(), all, roll, filter.moment());
        String chosen = selected.map(s -> s.station().code()).orElse("");
        int left = shown.size() - SectorRows.MOST;
        return new SectorView.Whole(
                page,
                sector.word(),
                sector.live(),
                controls(page, sector, filter, path, all),
                mark(all),
                tiles.sentence(sector, all, found),
                tiles.more(all, found),
                all.isEmpty() ? List.of() : tiles.of(sector, exchange.actor(), all, found),
                rows.of(shown, chosen, found.stops()),
                page.t("things.found", shown.size()),
                left > 0 ? page.t("sector.rest", left) : "",
                selected.map(new SectorDetail(page, readings, filter, rows)::of),
                all.isEmpty() ? List.of() : extras.tables(page, sector, filter, found),
                notice(page, sector, roll, all, shown),
                AirPage.mapBox(web, page),
                found.route(),
                pins(found));
    }

    private static List<SectorView.Pin> pins(SectorExtras.Found found) {
        var pins = new ArrayList<SectorView.Pin>();
        for (Outages.Outage o : found.outages()) {
            if (!o.lasts()) continue;
            o.gateway()
                    .at()
                    .ifPresent(p ->
                            pins.add(
                                    new SectorView.Pin(
                                            o.gateway().code(),
                                            o.gateway().shortName(),
                                            SectorRows.degrees(p.lon()),
                                            SectorRows.degrees(p.lat()))));
        }
        return pins;
    }

    private static String mark(List<Site> all) {
        if (all.isEmpty() || all.stream().allMatch(Site::silent)) return "silent";
        return all.stream().anyMatch(s -> s.odd() && !s.silent()) ? "odd" : "";
    }

    private static Optional<Site> select(List<Site> all, List<Site> shown, String code) {
        if (code.isEmpty())
            return shown.stream()
                    .filter(s -> s.odd() || !s.silent())
                    .findFirst()
                    .or(() -> shown.stream().findFirst());
        var found = all.stream().filter(s -> s.station().code().equals(code)).findFirst();
        if (found.isEmpty()) throw Problem.notFound("There is no %s that you may see here.", code);
        return found;
    }

    private Optional<Content> notice(
            Frame page, Sector sector, CityBoard.Roll roll, List<Site> all, List<Site> shown) {
        List<String> off = readings.rules().offThings(page.language());
        if (!off.isEmpty())
            return Optional.of(Web.state("refused", "", String.join(" ", off), "", ""));
        if (all.isEmpty()) {
            boolean known = !page.reader().isEmpty();
            String words = page.t(known ? "sector.empty" : "sector.not-public");
            return Optional.of(
                    known
                            ? Web.state("", "", words, "", "")
                            : Web.state("", "", words, page.t("sign-in"), page.link("/sign-in")));
        }
        if (shown.isEmpty())
            return Optional.of(
                    Web.state(
                            "",
                            "",
                            page.t("things.empty-filter"),
                            page.t("filter.clear"),
                            page.link(sector.path())));
        if (!roll.stale()) return Optional.empty();
        String age = roll.delay().map(page.formats()::span).orElse("");
        return Optional.of(
                Web.state("stale", page.t("air.stale", age), page.t("air.stale.text"), "", ""));
    }

    private static Controls controls(
            Frame page, Sector sector, SectorFilter filter, String path, List<Site> all) {
        Address here = filter.address(path);
        return new Controls(
                page.link(path),
                sector.kinds().size() < 2
                        ? List.of()
                        : options(page, all, s -> s.station().kind(), "kinds.", filter.kind()),
                options(page, all, s -> s.station().district(), "", filter.district()),
                states(page, filter),
                page.link(filter.shifted(path, -1)),
                page.link(filter.shifted(path, 1)),
                page.formats().shortDay(filter.moment().at())
                        + " "
                        + page.formats().time(filter.moment().at()),
                filter.moment().live(),
                page.link(here.with("at", "")),
                page.link(here.with("view", "")),
                page.link(here.with("view", "list")),
                filter.list(),
                page.link(filter.address(sector.path() + "/stations.csv")));
    }

    private static List<Option> states(Frame page, SectorFilter filter) {
        return List.of(
                new Option("", page.t("filter.all"), filter.state().isEmpty()),
                new Option("odd", page.t("sector.state.odd"), filter.state().equals("odd")),
                new Option("silent", page.t("state.silent"), filter.state().equals("silent")));
    }

    private static List<Option> options(
            Frame page, List<Site> all, Function<Site, String> part, String key, String chosen) {
        var options = new ArrayList<Option>();
        options.add(new Option("", page.t("filter.all"), chosen.isEmpty()));
        var found = new TreeSet<String>();
        all.stream().map(part).filter(w -> !w.isEmpty()).forEach(found::add);
        for (String w : found) {
            String words = key.isEmpty() ? w : page.texts().orElse(key + w, w);
            options.add(new Option(w, words, w.equals(chosen)));
        }
        return options;
    }
}
