package city.qala.sensing;

import city.qala.platform.http.Exchange;
import city.qala.platform.http.Router;
import city.qala.platform.http.Routes;
import city.qala.sensing.AirView.Option;
import city.qala.sensing.CityBoard.Roll;
import city.qala.sensing.CityBoard.Sign;
import city.qala.web.Address;
import city.qala.web.Formats;
import city.qala.web.Frame;
import city.qala.web.Messages;
import city.qala.web.Web;
import gg.jte.Content;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;

/** All things of the city as a list: the twin of every map, silent ones first. */
final class ThingsPage implements Routes {

    private static final int ROWS = 200;

    private final Web web;
    private final Messages words;
    private final CityBoard city;
    private final Readings readings;

    ThingsPage(Web web, Messages words, CityBoard city, Readings readings) {
        this.web = web;
        this.words = words;
        this.city = city;
        this.readings = readings;
    }

    @Override
    public void routing(Router to) {
        to.get("/{lang}/things", this::things);
    }

    private record Filter(String kind, String district, String state, String search, int from) {

        static Filter of(Exchange exchange) {
            String from = exchange.queryParam("from").orElse("0");
            return new Filter(
                    exchange.queryParam("kind").orElse(""),
                    exchange.queryParam("district").orElse(""),
                    exchange.queryParam("state").orElse(""),
                    exchange.queryParam("q").orElse("").strip().toLowerCase(Locale.ROOT),
                    from.matches("[0-9]{1,7}") ? Integer.parseInt(from) : 0);
        }

        boolean admits(Sign s) {
            Station t = s.station();
            return (kind.isEmpty() || t.kind().equals(kind))
                    && (district.isEmpty() || t.district().equals(district))
                    && (state.isEmpty() || s.silent() == state.equals("silent"))
                    && (search.isEmpty() || text(t).contains(search));
        }

        private static String text(Station t) {
            return (t.code() + " " + t.name() + " " + t.district()).toLowerCase(Locale.ROOT);
        }

        Address address(int newFrom) {
            var options = new LinkedHashMap<String, String>();
            options.put("kind", kind);
            options.put("district", district);
            options.put("state", state);
            options.put("q", search);
            options.put("from", newFrom == 0 ? "" : Integer.toString(newFrom));
            return new Address("/things", options);
        }
    }

    private void things(Exchange exchange) {
        Filter filter = Filter.of(exchange);
        String title = words.in(exchange.language()).get("nav.things");
        Frame page =
                web.frame(exchange, words, filter.address(filter.from()), title, "things")
                        .with(List.of("things.css"), List.of("page", "things"));
        Roll roll = city.roll(exchange.actor(), page.now());
        List<Sign> found =
                roll.signs().stream()
                        .filter(filter::admits)
                        .sorted(Comparator.comparing((Sign s) -> !s.silent()))
                        .toList();
        int from = Math.min(filter.from(), Math.max(0, found.size() - 1) / ROWS * ROWS);
        int to = Math.min(from + ROWS, found.size());
        var view =
                new ThingsView(
                        page,
                        options(page, roll, s -> s.station().kind(), "kind.", filter.kind()),
                        options(page, roll, s -> s.station().district(), "", filter.district()),
                        states(page, filter),
                        filter.search(),
                        page.t("things.found", found.size()),
                        found.subList(from, to).stream().map(s -> row(page, s)).toList(),
                        from == 0 ? "" : page.link(filter.address(Math.max(0, from - ROWS))),
                        to == found.size() ? "" : page.link(filter.address(to)),
                        notice(page, roll, found));
        web.send(
                exchange,
                page,
                "sensing/things.jte",
                Map.of("view", view),
                StatusLine.of(page, roll));
    }

    private static Optional<Content> notice(Frame page, Roll roll, List<Sign> found) {
        if (roll.signs().isEmpty())
            return Optional.of(Web.state("", "", page.t("things.empty"), "", ""));
        if (found.isEmpty())
            return Optional.of(
                    Web.state(
                            "",
                            "",
                            page.t("things.empty-filter"),
                            page.t("filter.clear"),
                            page.link("/things")));
        return Optional.empty();
    }

    private static List<Option> options(
            Frame page, Roll roll, Function<Sign, String> part, String key, String chosen) {
        var options = new ArrayList<Option>();
        options.add(new Option("", page.t("filter.all"), chosen.isEmpty()));
        var words = new TreeSet<String>();
        roll.signs().stream().map(part).filter(w -> !w.isEmpty()).forEach(words::add);
        for (String w : words)
            options.add(
                    new Option(
                            w,
                            key.isEmpty() ? w : page.texts().orElse(key + w, w),
                            w.equals(chosen)));
        return options;
    }

    private static List<Option> states(Frame page, Filter filter) {
        return List.of(
                new Option("", page.t("filter.all"), filter.state().isEmpty()),
                new Option("silent", page.t("state.silent"), filter.state().equals("silent")),
                new Option(
                        "speaking", page.t("state.speaking"), filter.state().equals("speaking")));
    }

    private ThingsView.Row row(Frame page, Sign sign) {
        Formats formats = page.formats();
        Station s = sign.station();
        var values = new ArrayList<ThingsView.Value>();
        for (Channel c : s.channels()) {
            var newest = readings.newest(c.stream(), new Moment(page.now(), true));
            values.add(
                    new ThingsView.Value(
                            label(page, c.property()),
                            newest.map(r -> formats.measured(r.value())).orElse("\u2013"),
                            formats.unit(c.unit()),
                            c.stream(),
                            SilenceRule.silent(
                                    newest.map(Readings.Reading::at), c.interval(), page.now())));
        }
        String seen =
                sign.lastSeen()
                        .map(t -> formats.span(Duration.between(t, page.now())))
                        .map(d -> page.t(sign.silent() ? "station.silent-for" : "things.ago", d))
                        .orElse(page.t("station.never"));
        String href =
                s.kind().equals("air") ? page.link("/air/station/" + Address.encode(s.code())) : "";
        String kind = page.texts().orElse("kind." + s.kind(), s.kind());
        return new ThingsView.Row(
                s.code(), s.shortName(), href, kind, s.district(), values, seen, sign.silent());
    }

    /** Pollutants are written as on the air page. */
    private static String label(Frame page, String property) {
        return Pollutant.find(property)
                .map(Pollutant::label)
                .orElseGet(() -> page.texts().orElse("property." + property, property));
    }
}
