package city.qala.sensing;

import city.qala.kernel.Actor;
import city.qala.kernel.Point;
import city.qala.sensing.series.Series.Bucket;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How the town's things last and how much they are used: the share of the last 30 days in which
 * they spoke, and the hours in which somebody or something used them. Counted from what is stored;
 * a thing's life is looked at again after half an hour.
 */
public final class Lives {

    /** Days looked back. */
    public static final int DAYS = 30;

    private static final Duration WINDOW = Duration.ofDays(DAYS);
    private static final Duration FRESH = Duration.ofMinutes(30);
    private static final int KEPT = 10_000;

    /** Quantities that tell of use, and the value above which a thing is in use. */
    private static final Map<String, Double> USE =
            Map.of(
                    "wifi-users", 0.5,
                    "charging-power", 1.0,
                    "heater-power", 20.0,
                    "light-power", 8.0,
                    "occupied", 0.5,
                    "passengers", 0.5);

    /**
     * A thing's last 30 days.
     *
     * @param thing id of the Thing
     * @param code its code
     * @param name its name
     * @param kind its kind
     * @param district where it is
     * @param at its point
     * @param properties its flat properties
     * @param lastSeen time of its newest value
     * @param silent whether it is silent now
     * @param uptime share of the time since its first value in which it spoke; NaN without any
     * @param usedHours hours in which it was used; NaN if nothing that it measures tells of use
     * @param measuredHours hours in which it could be told whether it was used
     * @param lastUse start of the last hour in which it was used
     * @param byHour for each hour of the day the share of its measured hours that were used; empty
     *     if nothing tells of use
     */
    public record Life(
            long thing,
            String code,
            String name,
            String kind,
            String district,
            Optional<Point> at,
            Map<String, String> properties,
            Optional<Instant> lastSeen,
            boolean silent,
            double uptime,
            double usedHours,
            int measuredHours,
            Optional<Instant> lastUse,
            List<Double> byHour) {
        public Life {
            properties = Map.copyOf(properties);
            byHour = List.copyOf(byHour);
        }
    }

    /** What changes slowly of a life. */
    private record Past(
            Instant at,
            int channels,
            double uptime,
            double usedHours,
            int measuredHours,
            Optional<Instant> lastUse,
            List<Double> byHour) {}

    private final Directory directory;
    private final Readings readings;
    private final ZoneId zone;
    private final Map<Long, Past> kept = new ConcurrentHashMap<>();

    Lives(Directory directory, Readings readings, ZoneId zone) {
        this.directory = directory;
        this.readings = readings;
        this.zone = zone;
    }

    /** The lives of the things of some kinds that the reader may see, by code. */
    public List<Life> of(Actor reader, Set<String> kinds, Instant now) {
        var lives = new ArrayList<Life>();
        for (Station s : directory.stations(reader)) {
            if (kinds.contains(s.kind()) && !s.channels().isEmpty()) lives.add(life(s, now));
        }
        return lives;
    }

    /** The life of one thing that the reader may see. */
    public Optional<Life> of(Actor reader, String code, Instant now) {
        return directory
                .station(reader, code)
                .filter(s -> !s.channels().isEmpty())
                .map(s -> life(s, now));
    }

    /** The life of one thing that the reader may see, by the number of its Thing. */
    public Optional<Life> of(Actor reader, long thing, Instant now) {
        return directory.stations(reader).stream()
                .filter(s -> s.thing() == thing && !s.channels().isEmpty())
                .findFirst()
                .map(s -> life(s, now));
    }

    private Life life(Station s, Instant now) {
        Past past = past(s, now);
        Optional<Instant> seen = Optional.empty();
        boolean silent = true;
        for (Channel c : s.channels()) {
            Optional<Instant> last = readings.lastSeen(c.stream());
            if (last.isPresent() && (seen.isEmpty() || last.get().isAfter(seen.get()))) seen = last;
            silent &= readings.rules().silent(last, c.interval(), now);
        }
        return new Life(
                s.thing(),
                s.code(),
                s.shortName(),
                s.kind(),
                s.district(),
                s.at(),
                s.properties(),
                seen,
                silent,
                past.uptime(),
                past.usedHours(),
                past.measuredHours(),
                past.lastUse(),
                past.byHour());
    }

    private Past past(Station s, Instant now) {
        Past known = kept.get(s.thing());
        boolean good =
                known != null
                        && known.channels() == s.channels().size()
                        && now.isBefore(known.at().plus(FRESH))
                        && !now.isBefore(known.at());
        if (known != null && good) return known;
        Past made = look(s, now);
        if (kept.size() > KEPT) kept.clear();
        kept.put(s.thing(), made);
        return made;
    }

    private Past look(Station s, Instant now) {
        Instant end = now.truncatedTo(ChronoUnit.HOURS);
        var hours = new LifeHours((int) WINDOW.toHours());
        for (Channel c : s.channels()) {
            int each = Math.clamp(c.interval().toHours(), 1, 24);
            int pieces = hours.size() / each;
            List<Bucket> buckets = readings.buckets(c.stream(), end, WINDOW, pieces);
            Double above = USE.get(c.property());
            for (int i = 0; i < buckets.size(); i++) {
                Bucket b = buckets.get(i);
                if (b.count() == 0) continue;
                hours.spoke(i * each, each);
                if (above != null) hours.measured(i * each, each, b.max() > above);
            }
        }
        Instant from = end.minus(WINDOW);
        return new Past(
                now,
                s.channels().size(),
                hours.uptime(),
                hours.usedHours(),
                hours.measuredHours(),
                hours.lastUse().map(i -> from.plus(i, ChronoUnit.HOURS)),
                hours.byHour(i -> from.plus(i, ChronoUnit.HOURS).atZone(zone).getHour()));
    }
}
