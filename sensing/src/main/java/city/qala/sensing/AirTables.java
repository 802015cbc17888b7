package city.qala.sensing;

import city.qala.kernel.Language;
import city.qala.kernel.Problem;
import city.qala.platform.http.Exchange;
import city.qala.platform.http.Router;
import city.qala.platform.http.Routes;
import city.qala.sensing.AirStation.Measure;
import city.qala.sensing.series.Series.Bucket;
import city.qala.web.Csv;
import city.qala.web.Messages;
import city.qala.web.Texts;
import city.qala.web.Web;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/** The page of the air as CSV: the list that is on the screen, and one station's 48 hours. */
final class AirTables implements Routes {

    private static final List<String> HOURS = List.of("6", "12", "24", "48");

    private final Web web;
    private final Messages words;
    private final AirBoard board;
    private final Readings readings;

    AirTables(Web web, Messages words, AirBoard board, Readings readings) {
        this.web = web;
        this.words = words;
        this.board = board;
        this.readings = readings;
    }

    @Override
    public void routing(Router to) {
        to.get("/{lang}/air/stations.csv", this::stations)
                .get("/{lang}/air/station/{code}/series.csv", this::series)
                .get("/api/sensing/frames", this::frames);
    }

    /** The last hours as pictures, to be played on the map. */
    private void frames(Exchange exchange) {
        var moment = Moment.of(exchange, web.clock().instant());
        AirFilter filter = AirFilter.of(exchange, moment);
        String hours = exchange.queryParam("hours").orElse("12");
        if (!HOURS.contains(hours)) throw Problem.query("hours must be 6, 12, 24 or 48.");
        var frames =
                new AirFrames(readings, filter.pollutant(), moment.at(), Integer.parseInt(hours));
        String json = frames.json(board.stations(exchange.actor(), moment));
        exchange.set("Cache-Control", "private, max-age=20")
                .send(200, "application/json", json.getBytes(StandardCharsets.UTF_8));
    }

    private void stations(Exchange exchange) {
        var moment = Moment.of(exchange, web.clock().instant());
        AirFilter filter = AirFilter.of(exchange, moment);
        Csv csv =
                head(exchange, moment)
                        .row(
                                "code",
                                "name",
                                "district",
                                "class",
                                "index",
                                "from",
                                "pollutant",
                                "hour_mean",
                                "minutes",
                                "newest",
                                "newest_time",
                                "silent");
        for (AirStation s : board.stations(exchange.actor(), moment)) {
            if (!filter.admits(s)) continue;
            for (Measure m : s.measures()) {
                if (filter.pollutant().isEmpty() || filter.pollutant().get() == m.pollutant())
                    csv.row(cells(s, m));
            }
        }
        send(exchange, "air.csv", csv);
    }

    private List<String> cells(AirStation s, Measure m) {
        var cells = new ArrayList<String>();
        cells.add(s.station().code());
        cells.add(s.station().name());
        cells.add(s.station().district());
        cells.add(s.reference() ? "reference" : "low-cost");
        cells.add(
                s.index().band() == Band.UNKNOWN
                        ? ""
                        : Integer.toString(s.index().band().number()));
        cells.add(s.index().worst().map(Pollutant::code).orElse(""));
        cells.add(m.pollutant().code());
        cells.add(Csv.number(m.hourMean()));
        cells.add(Integer.toString(m.minutes()));
        cells.add(m.newest().map(r -> Csv.number(r.value())).orElse(""));
        cells.add(m.newest().map(r -> iso(r.at())).orElse(""));
        cells.add(Boolean.toString(m.silent()));
        return cells;
    }

    private void series(Exchange exchange) {
        var moment = Moment.of(exchange, web.clock().instant());
        String code = exchange.pathParam("code");
        AirStation s =
                board.station(exchange.actor(), moment, code)
                        .orElseThrow(() -> Problem.notFound("There is no air station %s.", code));
        Csv csv = head(exchange, moment).note(code + ", " + s.station().name());
        csv.row("time", "pollutant", "mean", "min", "max", "count");
        for (Measure m : s.measures()) {
            List<Bucket> buckets =
                    readings.buckets(
                            m.channel().stream(), moment.at(), AirChart.WINDOW, AirChart.PIECES);
            for (Bucket b : buckets) {
                if (b.count() == 0) continue;
                csv.row(
                        iso(Micros.at(b.from())),
                        m.pollutant().code(),
                        Csv.number(b.mean()),
                        Csv.number(b.min()),
                        Csv.number(b.max()),
                        Long.toString(b.count()));
            }
        }
        send(exchange, "air-" + code.replaceAll("[^A-Za-z0-9-]", "") + ".csv", csv);
    }

    private Csv head(Exchange exchange, Moment moment) {
        Language language =
                Language.find(exchange.pathParam("lang"))
                        .orElseThrow(() -> Problem.notFound("There is no such page."));
        Texts texts = words.in(language);
        return new Csv()
                .note(
                        web.town().name(language)
                                + ", "
                                + texts.get("nav.air")
                                + ", "
                                + iso(moment.at()))
                .note(texts.get("air.edition") + " µg/m³. " + zone().getId());
    }

    private void send(Exchange exchange, String name, Csv csv) {
        exchange.set("Content-Disposition", "attachment; filename=\"" + name + "\"")
                .set("Cache-Control", "no-cache")
                .send(200, "text/csv; charset=utf-8", csv.bytes());
    }

    private ZoneId zone() {
        return web.town().zone();
    }

    private String iso(Instant at) {
        return at.atZone(zone()).toOffsetDateTime().toString();
    }
}
