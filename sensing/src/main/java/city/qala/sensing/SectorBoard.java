package city.qala.sensing;

import city.qala.kernel.Actor;
import city.qala.sensing.Readings.Reading;
import city.qala.sensing.Site.Gauge;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The things of a sector at a moment. Readers with the same rights share one board for two seconds,
 * so that a hundred open pages cost as much as one.
 */
final class SectorBoard {

    private record Key(Sector sector, Actor.Kind kind, Set<String> roles) {}

    private record Kept(Instant at, long version, List<Site> sites) {}

    private static final Duration FRESH = Duration.ofSeconds(2);
    private static final UsualBand UNKNOWN = new UsualBand(Double.NaN, Double.NaN, 0);

    private final Directory directory;
    private final Readings readings;
    private final ZoneId zone;
    private final Map<Key, Kept> kept = new ConcurrentHashMap<>();

    SectorBoard(Directory directory, Readings readings, ZoneId zone) {
        this.directory = directory;
        this.readings = readings;
        this.zone = zone;
    }

    /** What the reader may see of a sector: abnormal first, then silent, then by kind and code. */
    List<Site> sites(Sector sector, Actor reader, Moment moment) {
        if (!moment.live() || reader.kind() == Actor.Kind.DEVICE)
            return make(sector, reader, moment);
        var key = new Key(sector, reader.kind(), reader.roles());
        Kept known = kept.get(key);
        long version = directory.version();
        if (known != null
                && known.version() == version
                && moment.at().isBefore(known.at().plus(FRESH))) return known.sites();
        var made = new Kept(moment.at(), version, make(sector, reader, moment));
        if (kept.size() > 100) kept.clear();
        kept.put(key, made);
        return made.sites();
    }

    /** Newest values of the things that only their sum is told of, silent ones left out. */
    double[] counted(Actor reader, Moment moment, String kind, String property) {
        return directory.stations(reader).stream()
                .filter(s -> s.kind().equals(kind) && Sector.counted(s))
                .flatMap(s -> s.channels().stream())
                .filter(c -> c.property().equals(property))
                .mapToDouble(c -> gauge(Optional.empty(), c, moment).value())
                .filter(Double::isFinite)
                .toArray();
    }

    private List<Site> make(Sector sector, Actor reader, Moment moment) {
        var sites = new ArrayList<Site>();
        for (Station s : directory.stations(reader)) {
            if (sector.lists(s)) sites.add(site(s, moment));
        }
        sites.sort(
                Comparator.comparing((Site s) -> !s.odd())
                        .thenComparing(s -> !s.silent())
                        .thenComparingInt(s -> sector.kinds().indexOf(s.station().kind()))
                        .thenComparingDouble(s -> -fill(s))
                        .thenComparing(s -> s.station().code()));
        return List.copyOf(sites);
    }

    /** Bins stand fullest first. */
    private static double fill(Site s) {
        double fill = s.value("fill-level");
        return Double.isFinite(fill) ? fill : 0;
    }

    private Site site(Station station, Moment moment) {
        Optional<Channel> leading = Sector.leading(station);
        var gauges = new ArrayList<Gauge>();
        leading.ifPresent(c -> gauges.add(gauge(Optional.of(station), c, moment)));
        for (Channel c : station.channels()) {
            if (leading.filter(c::equals).isEmpty())
                gauges.add(gauge(Optional.of(station), c, moment));
        }
        return new Site(station, gauges);
    }

    private Gauge gauge(Optional<Station> compared, Channel channel, Moment moment) {
        Optional<Reading> newest = readings.newest(channel.stream(), moment);
        boolean silent =
                readings.rules().silent(newest.map(Reading::at), channel.interval(), moment.at());
        Optional<Double> share = compared.flatMap(s -> Sector.share(s, channel));
        if (share.isEmpty()) {
            double value = newest.map(Reading::value).orElse(Double.NaN);
            boolean full =
                    !silent && channel.property().equals("fill-level") && value >= TourRule.FULL;
            return new Gauge(channel, newest, value, UNKNOWN, silent, full);
        }
        double mean = Readings.mean(readings.hour(channel.stream(), moment.at()));
        UsualBand usual = readings.usual(channel.stream(), moment.at(), zone);
        boolean odd = !silent && usual.farFrom(mean, share.get());
        return new Gauge(channel, newest, mean, usual, silent, odd);
    }
}
