package city.qala.sensing;

import city.qala.sensing.UsualBand.HourlyMeans;
import city.qala.sensing.series.Observation;
import city.qala.sensing.series.Series;
import city.qala.sensing.series.Series.Bucket;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What pages ask of the series, in their own terms. The hourly means behind the usual band change
 * once an hour, so they are kept that long.
 */
final class Readings {

    /** A value and its moment. */
    record Reading(Instant at, double value) {}

    private static final int KEPT = 1_000;

    private final Series series;
    private final Map<Integer, HourlyMeans> history = new ConcurrentHashMap<>();

    Readings(Series series) {
        this.series = series;
    }

    /** The newest number of a stream at a moment; from memory if the moment is now. */
    Optional<Reading> newest(int stream, Moment moment) {
        return moment.live() ? newest(stream) : before(stream, moment.at());
    }

    private Optional<Reading> newest(int stream) {
        return series.newest(stream)
                .filter(o -> Double.isFinite(o.number()))
                .map(o -> new Reading(Micros.at(o.from()), o.number()));
    }

    /** When a stream last spoke, whatever it said. */
    Optional<Instant> lastSeen(int stream) {
        return series.newest(stream).map(o -> Micros.at(o.from()));
    }

    private Optional<Reading> before(int stream, Instant at) {
        var found = new Observation[1];
        long to = Micros.of(at);
        long from = to - 24 * Micros.HOUR;
        series.scan(
                new Series.Scan(
                        List.of(stream),
                        s -> true,
                        from,
                        to,
                        null,
                        Series.Order.TIME_DESCENDING,
                        null),
                o -> {
                    found[0] = o;
                    return false;
                });
        return Optional.ofNullable(found[0])
                .filter(o -> Double.isFinite(o.number()))
                .map(o -> new Reading(Micros.at(o.from()), o.number()));
    }

    /** Equal pieces of the time up to a moment. */
    List<Bucket> buckets(int stream, Instant to, Duration window, int pieces) {
        long end = Micros.of(to);
        return series.buckets(stream, end - window.toNanos() / 1000, end, pieces);
    }

    /** The last 60 minutes as one piece. */
    Bucket hour(int stream, Instant to) {
        return buckets(stream, to, Duration.ofHours(1), 1).getFirst();
    }

    /** Means of equal pieces, NaN where there is nothing. */
    double[] means(int stream, Instant to, Duration window, int pieces) {
        return buckets(stream, to, window, pieces).stream().mapToDouble(Readings::mean).toArray();
    }

    /** What is usual in the hour of a moment. */
    UsualBand usual(int stream, Instant moment, java.time.ZoneId zone) {
        return UsualBand.at(history(stream, moment), moment, zone);
    }

    /** Hourly means of the nine weeks before the hour of a moment. */
    HourlyMeans history(int stream, Instant moment) {
        Instant end = moment.truncatedTo(ChronoUnit.HOURS);
        int hours = (UsualBand.WEEKS + 1) * 7 * 24;
        Instant from = end.minus(hours, ChronoUnit.HOURS);
        HourlyMeans known = history.get(stream);
        if (known != null && known.from().equals(from)) return known;
        double[] means = means(stream, end, Duration.ofHours(hours), hours);
        var read = new HourlyMeans(from, means);
        if (history.size() > KEPT) history.clear();
        history.put(stream, read);
        return read;
    }

    static double mean(Bucket bucket) {
        return bucket.count() == 0 ? Double.NaN : bucket.mean();
    }
}
