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
 * once an hour, so they are kept.
 */
final class Readings {

    /** A value and its moment. */
    record Reading(Instant at, double value) {}

    /** Hourly means of a stream, and how often they have moved on since they were read whole. */
    private record Past(HourlyMeans means, int steps) {}

    private static final int KEPT = 1_000;
    private static final int REREAD = 6;
    private static final Duration HISTORY = Duration.ofDays(7L * (UsualBand.WEEKS + 1));

    private final Series series;
    private final Rules rules;
    private final Map<Integer, Past> history = new ConcurrentHashMap<>();

    Readings(Series series, Rules rules) {
        this.series = series;
        this.rules = rules;
    }

    /** What may be concluded from them at this moment. */
    Rules rules() {
        return rules;
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

    /**
     * Hourly means of the nine weeks before the hour of a moment. From one hour to the next only
     * the new hour is read; the whole is read again some times a day, each stream at another hour,
     * because late values change what was.
     */
    HourlyMeans history(int stream, Instant moment) {
        Instant end = moment.truncatedTo(ChronoUnit.HOURS);
        Instant from = end.minus(HISTORY);
        Past known = history.get(stream);
        if (known != null && known.means().from().equals(from)) return known.means();
        long moved = known == null ? -1 : ChronoUnit.HOURS.between(known.means().from(), from);
        boolean near = known != null && moved > 0 && moved <= 24;
        boolean young = known != null && known.steps() < REREAD + stream % REREAD;
        Past read =
                known != null && near && young
                        ? new Past(
                                moved(stream, known.means(), (int) moved, end), known.steps() + 1)
                        : new Past(whole(stream, from, end), 0);
        if (history.size() > KEPT) history.clear();
        history.put(stream, read);
        return read.means();
    }

    private HourlyMeans whole(int stream, Instant from, Instant end) {
        return new HourlyMeans(from, means(stream, end, HISTORY, (int) HISTORY.toHours()));
    }

    private HourlyMeans moved(int stream, HourlyMeans known, int hours, Instant end) {
        double[] old = known.means();
        double[] next = new double[old.length];
        System.arraycopy(old, hours, next, 0, old.length - hours);
        double[] fresh = means(stream, end, Duration.ofHours(hours), hours);
        System.arraycopy(fresh, 0, next, old.length - hours, hours);
        return new HourlyMeans(end.minus(HISTORY), next);
    }

    static double mean(Bucket bucket) {
        return bucket.count() == 0 ? Double.NaN : bucket.mean();
    }
}
