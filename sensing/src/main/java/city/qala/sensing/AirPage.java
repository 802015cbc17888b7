package city.qala.sensing;

import city.qala.kernel.Problem;
import city.qala.platform.http.Exchange;
import city.qala.platform.http.Router;
import city.qala.platform.http.Routes;
import city.qala.sensing.AirView.Controls;
import city.qala.sensing.AirView.MapBox;
import city.qala.sensing.AirView.Option;
import city.qala.sensing.AirView.Row;
import city.qala.web.Address;
import city.qala.web.BaseMap;
import city.qala.web.Frame;
import city.qala.web.Messages;
import city.qala.web.Web;
import gg.jte.Content;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The page of the air: stations worst first, their map, and one station in full. */
final class AirPage implements Routes {

    private final Web web;
    private final Messages words;
    private final AirBoard board;
    private final CityBoard city;
    private final Directory directory;
    private final Readings readings;
    private volatile AirAhead ahead = AirAhead.NONE;
    private volatile ChartNotes notes = ChartNotes.NONE;

    AirPage(
            Web web,
            Messages words,
            AirBoard board,
            CityBoard city,
            Directory directory,
            Readings readings) {
        this.web = web;
        this.words = words;
        this.board = board;
        this.city = city;
        this.directory = directory;
        this.readings = readings;
    }

    /** Who knows what is expected. */
    void ahead(AirAhead known) {
        ahead = known;
    }

    /** Who keeps the book of what happened. */
    void notes(ChartNotes book) {
        notes = book;
    }

    @Override
    public void routing(Router to) {
        to.get("/{lang}/air", e -> page(e, "")).get("/{lang}/air/station/{code}", this::station);
    }

    private void station(Exchange exchange) {
        page(exchange, exchange.pathParam("code"));
    }

    private void page(Exchange exchange, String code) {
        var moment = Moment.of(exchange, web.clock().instant());
        AirFilter filter = AirFilter.of(exchange, moment);
        List<AirStation> all = board.stations(exchange.actor(), moment);
        List<AirStation> shown = all.stream().filter(filter::admits).toList();
        Optional<AirStation> selected = select(all, shown, code);
        String path = code.isEmpty() ? "/air" : "/air/station/" + Address.encode(code);
        Frame page = frame(exchange, filter.address(path));
        var rows = new AirRows(page, readings, filter);
        var view =
                new AirView.Whole(
                        page,
                        controls(page, filter, path, all),
                        rows.of(shown, selected.map(s -> s.station().code()).orElse("")),
                        page.t("air.stations", shown.size()),
                        filter.pollutant().orElse(Pollutant.PM25).label()
                                + ", "
                                + page.formats().unit("µg/m³"),
                        page.t("air.lines"),
                        selected.map(s -> detail(exchange, page, filter, rows, s, all)),
                        notice(page, all, shown, exchange),
                        mapBox(web, page));
        web.send(exchange, page, "sensing/air.jte", Map.of("view", view), status(page, exchange));
    }

    private Frame frame(Exchange exchange, Address here) {
        Frame plain =
                web.frame(
                        exchange, words, here, words.in(exchange.language()).get("nav.air"), "air");
        return plain.with(List.of("air.css"), List.of("page", "air"));
    }

    private static Optional<AirStation> select(
            List<AirStation> all, List<AirStation> shown, String code) {
        if (code.isEmpty()) return shown.stream().findFirst();
        var found = all.stream().filter(s -> s.station().code().equals(code)).findFirst();
        if (found.isEmpty()) throw Problem.notFound("There is no air station %s.", code);
        return found;
    }

    private AirView.Detail detail(
            Exchange exchange,
            Frame page,
            AirFilter filter,
            AirRows rows,
            AirStation selected,
            List<AirStation> all) {
        Weather weather =
                Weather.of(directory.stations(exchange.actor()), readings, filter.moment());
        Instant to = filter.moment().at();
        List<ChartNotes.Note> happened =
                notes.notes(
                        page, exchange.actor(), selected.station(), to.minus(AirChart.WINDOW), to);
        return new AirDetail(page, readings, filter, rows, ahead, happened)
                .of(selected, all, weather);
    }

    private Optional<Content> notice(
            Frame page, List<AirStation> all, List<AirStation> shown, Exchange exchange) {
        List<String> off = readings.rules().offAir(page.language());
        if (!off.isEmpty())
            return Optional.of(Web.state("refused", "", String.join(" ", off), "", ""));
        if (all.isEmpty()) return Optional.of(Web.state("", "", page.t("air.empty"), "", ""));
        if (shown.isEmpty())
            return Optional.of(
                    Web.state(
                            "",
                            "",
                            page.t("air.empty-filter"),
                            page.t("filter.clear"),
                            page.link("/air")));
        CityBoard.Roll roll = city.roll(exchange.actor(), page.now());
        boolean allSilent = all.stream().allMatch(AirStation::silent);
        if (!allSilent || exchange.queryParam("at").isPresent()) return Optional.empty();
        String age = roll.delay().map(page.formats()::span).orElse("");
        return Optional.of(
                Web.state("stale", page.t("air.stale", age), page.t("air.stale.text"), "", ""));
    }

    private Controls controls(Frame page, AirFilter filter, String path, List<AirStation> all) {
        Address here = filter.address(path);
        boolean live = filter.moment().live();
        return new Controls(
                page.link(path),
                pollutants(page, filter),
                districts(page, filter, all),
                page.link(filter.shifted(path, -1)),
                page.link(filter.shifted(path, 1)),
                page.formats().shortDay(filter.moment().at())
                        + " "
                        + page.formats().time(filter.moment().at()),
                live,
                page.link(here.with("at", "")),
                page.link(here.with("view", "")),
                page.link(here.with("view", "list")),
                filter.list(),
                page.link(filter.address("/air/stations.csv")));
    }

    private static List<Option> pollutants(Frame page, AirFilter filter) {
        var options = new ArrayList<Option>();
        options.add(new Option("", page.t("air.worst"), filter.pollutant().isEmpty()));
        for (Pollutant p : Pollutant.values()) {
            boolean chosen = filter.pollutant().filter(c -> c == p).isPresent();
            options.add(new Option(p.code(), p.label(), chosen));
        }
        return options;
    }

    private static List<Option> districts(Frame page, AirFilter filter, List<AirStation> all) {
        var options = new ArrayList<Option>();
        options.add(new Option("", page.t("filter.all"), filter.district().isEmpty()));
        all.stream()
                .map(s -> s.station().district())
                .filter(d -> !d.isEmpty())
                .distinct()
                .sorted(java.text.Collator.getInstance(page.language().locale()))
                .forEach(d -> options.add(new Option(d, d, d.equals(filter.district()))));
        return options;
    }

    static MapBox mapBox(Web web, Frame page) {
        Optional<BaseMap.Meta> meta = web.map().meta();
        String layers = String.join(",", web.map().layers());
        return meta.map(m -> new MapBox(box(m), layers, m.credit()))
                .orElseGet(() -> new MapBox("", "", page.t("map.none")));
    }

    static String box(BaseMap.Meta m) {
        return String.format(
                Locale.ROOT, "%.5f,%.5f,%.5f,%.5f", m.west(), m.south(), m.east(), m.north());
    }

    private Content status(Frame page, Exchange exchange) {
        return StatusLine.of(page, city.roll(exchange.actor(), page.now()));
    }

    /** Rows as they stand in the list, for the twin in CSV. */
    List<Row> rows(Frame page, AirFilter filter, List<AirStation> stations) {
        return new AirRows(page, readings, filter).of(stations, "");
    }
}
