package city.qala.sensing;

import city.qala.kernel.Actor;
import city.qala.kernel.Problem;
import city.qala.platform.http.Exchange;
import city.qala.platform.http.Router;
import city.qala.platform.http.Routes;
import city.qala.sensing.series.Series;
import city.qala.sensing.series.Series.Bucket;
import city.qala.web.Csv;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The data behind the pages: live values, stations with their newest values, series in pieces. */
final class LiveRoutes implements Routes {

    private static final int MOST_BUCKETS = 10_000;
    private static final Duration WINDOW = Duration.ofDays(2);

    private final LiveHub hub;
    private final Roster directory;
    private final Series series;
    private final Readings readings;
    private final Clock clock;
    private final ZoneId zone;

    LiveRoutes(
            LiveHub hub,
            Roster directory,
            Series series,
            Readings readings,
            Clock clock,
            ZoneId zone) {
        this.hub = hub;
        this.directory = directory;
        this.series = series;
        this.readings = readings;
        this.clock = clock;
        this.zone = zone;
    }

    @Override
    public void routing(Router to) {
        to.get("/api/sensing/live", this::live)
                .get("/api/sensing/stations", this::stations)
                .get("/api/sensing/series/{id}", this::series);
    }

    private void live(Exchange exchange) {
        Actor reader = exchange.actor();
        String kind = exchange.queryParam("kind").orElse("");
        var audience = new Audience(directory, reader, kind);
        // A page that connects anew cannot set the header of its own accord, so it may ask.
        Optional<String> last =
                exchange.header("Last-Event-ID").or(() -> exchange.queryParam("last-event-id"));
        exchange.set("Cache-Control", "no-store").events(out -> hub.follow(out, audience, last));
    }

    /** The streams that a reader may see, looked up again when a thing has changed. */
    private static final class Audience implements Supplier<BitSet> {
        private final Roster directory;
        private final Actor reader;
        private final String kind;
        private long version;
        private BitSet streams;

        Audience(Roster directory, Actor reader, String kind) {
            this.directory = directory;
            this.reader = reader;
            this.kind = kind;
            this.version = directory.version();
            this.streams = directory.streams(reader, kind);
        }

        @Override
        public BitSet get() {
            long now = directory.version();
            if (now != version) {
                version = now;
                streams = directory.streams(reader, kind);
            }
            return streams;
        }
    }

    private void stations(Exchange exchange) {
        String kind = exchange.queryParam("kind").orElse("");
        String district = exchange.queryParam("district").orElse("");
        List<Station> found =
                directory.stations(exchange.actor()).stream()
                        .filter(s -> kind.isEmpty() || s.kind().equals(kind))
                        .filter(s -> district.isEmpty() || s.district().equals(district))
                        .toList();
        var json = new StationJson(readings, clock.instant());
        boolean geo = exchange.queryParam("format").filter("geojson"::equals).isPresent();
        exchange.set("Cache-Control", "no-cache");
        if (geo) exchange.send(200, "application/geo+json", json.geo(found));
        else exchange.send(200, "application/json", json.list(found));
    }

    private void series(Exchange exchange) {
        Channel channel = channel(exchange.actor(), exchange.pathParam("id"));
        Instant to = time(exchange, "to").orElse(clock.instant());
        Instant from = time(exchange, "from").orElse(to.minus(WINDOW));
        if (!from.isBefore(to)) throw Problem.query("from must be before to.");
        int pieces = pieces(exchange);
        List<Bucket> buckets =
                series.buckets(channel.stream(), Micros.of(from), Micros.of(to), pieces);
        exchange.set("Cache-Control", "no-cache");
        if (exchange.queryParam("format").filter("csv"::equals).isPresent()) {
            exchange.set(
                            "Content-Disposition",
                            "attachment; filename=\"series-" + channel.stream() + ".csv\"")
                    .send(200, "text/csv; charset=utf-8", csv(channel, buckets));
        } else {
            byte[] json = StationJson.series(channel, from, to, buckets);
            exchange.send(200, "application/json", json);
        }
    }

    private Channel channel(Actor reader, String id) {
        Problem none = Problem.notFound("There is no series %s that you may read.", id);
        if (!id.matches("[0-9]{1,9}")) throw none;
        int stream = Integer.parseInt(id);
        if (!directory.mayRead(reader, stream)) throw none;
        return directory.stations(reader).stream()
                .flatMap(s -> s.channels().stream())
                .filter(c -> c.stream() == stream)
                .findFirst()
                .orElseThrow(() -> none);
    }

    private static Optional<Instant> time(Exchange exchange, String option) {
        return exchange.queryParam(option).map(t -> Moment.parse(option, t));
    }

    private static int pieces(Exchange exchange) {
        String text = exchange.queryParam("buckets").orElse("500");
        boolean number = text.matches("[0-9]{1,6}");
        int pieces = number ? Integer.parseInt(text) : 0;
        if (pieces < 1 || pieces > MOST_BUCKETS)
            throw Problem.query("buckets must be a number from 1 to %d.", MOST_BUCKETS);
        return pieces;
    }

    private byte[] csv(Channel channel, List<Bucket> buckets) {
        var csv =
                new Csv()
                        .note(channel.name() + ", " + channel.property() + ", " + channel.unit())
                        .note(
                                "time zone "
                                        + zone.getId()
                                        + "; one row a piece of time; empty = no value")
                        .row("from", "to", "count", "mean", "min", "max", "first", "last");
        for (Bucket b : buckets) {
            csv.row(
                    iso(b.from()),
                    iso(b.to()),
                    Long.toString(b.count()),
                    Csv.number(b.mean()),
                    Csv.number(b.min()),
                    Csv.number(b.max()),
                    Csv.number(b.first()),
                    Csv.number(b.last()));
        }
        return csv.bytes();
    }

    private String iso(long micros) {
        return Micros.at(micros).atZone(zone).toOffsetDateTime().toString();
    }
}
