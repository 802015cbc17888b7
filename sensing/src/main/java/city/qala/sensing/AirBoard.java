package city.qala.sensing;

import city.qala.kernel.Actor;
import city.qala.sensing.AirStation.Measure;
import city.qala.sensing.series.Series.Bucket;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * All air stations at a moment. Readers with the same rights share one board a second, so that a
 * hundred open pages cost as much as one.
 */
final class AirBoard {

    private record Key(Actor.Kind kind, Set<String> roles) {}

    private record Kept(Instant at, long version, List<AirStation> stations) {}

    private static final Duration FRESH = Duration.ofSeconds(1);

    private final Directory directory;
    private final Readings readings;
    private final Map<Key, Kept> kept = new ConcurrentHashMap<>();

    AirBoard(Directory directory, Readings readings) {
        this.directory = directory;
        this.readings = readings;
    }

    /** The stations that the reader may see, worst index first, silent ones last. */
    List<AirStation> stations(Actor reader, Moment moment) {
        if (!moment.live() || reader.kind() == Actor.Kind.DEVICE) return make(reader, moment);
        var key = new Key(reader.kind(), reader.roles());
        Kept known = kept.get(key);
        // Asked before the stations are read: a change meanwhile makes the next reader look again.
        long version = directory.version();
        if (known != null
                && known.version() == version
                && moment.at().isBefore(known.at().plus(FRESH))) return known.stations();
        var made = new Kept(moment.at(), version, make(reader, moment));
        if (kept.size() > 100) kept.clear();
        kept.put(key, made);
        return made.stations();
    }

    /** One station by its code, as on the board. */
    Optional<AirStation> station(Actor reader, Moment moment, String code) {
        return stations(reader, moment).stream()
                .filter(s -> s.station().code().equals(code))
                .findFirst();
    }

    private List<AirStation> make(Actor reader, Moment moment) {
        var made = new ArrayList<AirStation>();
        for (Station station : directory.stations(reader)) {
            if (!station.kind().equals("air")) continue;
            List<Measure> measures = measures(station, moment);
            if (!measures.isEmpty()) made.add(AirStation.of(station, measures, readings.rules()));
        }
        made.sort(WORST_FIRST);
        return List.copyOf(made);
    }

    private static final Comparator<AirStation> WORST_FIRST =
            Comparator.comparing(AirStation::silent)
                    .thenComparing(s -> s.index().band(), Comparator.reverseOrder())
                    .thenComparing(AirBoard::leadingMean, Comparator.reverseOrder())
                    .thenComparing(s -> s.station().code());

    private static double leadingMean(AirStation s) {
        return s.leading().map(Measure::hourMean).filter(Double::isFinite).orElse(-1.0);
    }

    private List<Measure> measures(Station station, Moment moment) {
        var measures = new ArrayList<Measure>();
        for (Pollutant p : Pollutant.values()) {
            station.channels().stream()
                    .filter(c -> Pollutant.find(c.property()).filter(f -> f == p).isPresent())
                    .findFirst()
                    .ifPresent(c -> measures.add(measure(p, c, moment)));
        }
        return measures;
    }

    private Measure measure(Pollutant pollutant, Channel channel, Moment moment) {
        var newest = readings.newest(channel.stream(), moment);
        Bucket hour = readings.hour(channel.stream(), moment.at());
        boolean silent =
                readings.rules()
                        .silent(newest.map(Readings.Reading::at), channel.interval(), moment.at());
        int minutes = minutes(hour.count(), channel.interval());
        return new Measure(pollutant, channel, newest, Readings.mean(hour), minutes, silent);
    }

    /** Minutes of an hour that its values stand for, each for one interval. */
    static int minutes(long count, Duration interval) {
        long seconds =
                Math.max(1, (interval.isPositive() ? interval : Duration.ofHours(1)).toSeconds());
        return (int) Math.min(60, count * seconds / 60);
    }
}
