package city.qala.sensing.watch;

import city.qala.kernel.Actor;
import city.qala.platform.db.Database;
import city.qala.platform.db.Tx;
import city.qala.platform.jobs.Job;
import city.qala.sensing.AirAhead;
import city.qala.sensing.Channel;
import city.qala.sensing.Directory;
import city.qala.sensing.Pollutant;
import city.qala.sensing.Rules;
import city.qala.sensing.Station;
import city.qala.sensing.Visibility;
import city.qala.sensing.forecast.Forecast;
import city.qala.sensing.forecast.Forecaster;
import city.qala.sensing.forecast.HourlyTable;
import city.qala.sensing.series.Series;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The next 24 hours of fine dust at every air station, said anew each hour, and at noon whether the
 * evening will be smoky.
 *
 * <p>What learns is learned anew once a day, one station after the other, and for the first time a
 * quarter of an hour after the start or when somebody looks at the station; until then, and while
 * less than eight weeks are known, the last value is repeated, and said to be that. What was said
 * is kept for two months and judged by what came.
 */
public final class AirForecasts implements AirAhead {

    /** Days without which nothing can be learned. */
    static final int LEAST_DAYS = 56;

    private static final Duration REST = Duration.ofMinutes(15);
    private static final Duration ANEW = Duration.ofDays(1);
    private static final Duration JUDGED = Duration.ofDays(14);
    private static final Duration KEPT = Duration.ofDays(60);
    private static final Duration FRESH = Duration.ofHours(3);

    private final Directory directory;
    private final Rules rules;
    private final ZoneId zone;
    private final Clock clock;
    private final Instant started;
    private final Past past;
    private final EveningWatch evenings;
    private final AheadStore store = new AheadStore();
    private final Map<Integer, Ahead> newest = new ConcurrentHashMap<>();
    private final Map<Integer, Held> held = new ConcurrentHashMap<>();
    private final Map<Integer, Learned> learned = new ConcurrentHashMap<>();
    private final Set<Integer> wanted = ConcurrentHashMap.newKeySet();

    /** A station and its fine dust. */
    record Target(Station station, Channel channel) {}

    private record Held(double share, int judged) {}

    private record Learned(Instant at, Instant first, Forecaster forecaster) {}

    private AirForecasts(
            Directory directory,
            Series series,
            Rules rules,
            EveningWatch evenings,
            ZoneId zone,
            Clock clock) {
        this.directory = directory;
        this.rules = rules;
        this.evenings = evenings;
        this.zone = zone;
        this.clock = clock;
        this.started = clock.instant();
        this.past = new Past(series);
    }

    /**
     * Forecasts over a city's stations; what was said lately is known again.
     *
     * @param ledger with the schema {@code sensing} up to date
     * @param warning where a smoky evening is told
     */
    public static AirForecasts create(
            Database ledger,
            Directory directory,
            Series series,
            Rules rules,
            Warning warning,
            ZoneId zone,
            Clock clock) {
        var evenings = new EveningWatch(new Past(series), rules, warning, zone);
        var made = new AirForecasts(directory, series, rules, evenings, zone, clock);
        ledger.change(made::remember);
        return made;
    }

    private void remember(Tx tx) {
        Instant now = clock.instant();
        for (Ahead said : store.since(tx, AheadStore.ALL, now.minus(FRESH)))
            newest.put(said.stream(), said);
        evenings.remember(store.on(tx, today(now)));
    }

    /** Its timed work. */
    public List<Job> jobs() {
        return List.of(new ForecastJob(this));
    }

    @Override
    public Optional<Expected> expected(Channel channel) {
        Instant now = clock.instant();
        if (!rules.forecasting()) return Optional.empty();
        Optional<Ahead> found =
                Optional.ofNullable(newest.get(channel.stream()))
                        .filter(a -> a.origin().isAfter(now.minus(FRESH)));
        // Whoever looks wants more than a baseline.
        if (isTarget(channel)) wanted.add(channel.stream());
        return found.map(a -> expected(channel, a, now));
    }

    private Expected expected(Channel channel, Ahead said, Instant now) {
        Instant hour = now.truncatedTo(ChronoUnit.HOURS);
        Held judged = held.getOrDefault(channel.stream(), new Held(Double.NaN, 0));
        List<Hour> hours =
                said.hours().stream()
                        .filter(f -> !said.at(f).isBefore(hour))
                        .map(f -> new Hour(said.at(f), f.value(), f.lo80(), f.hi80()))
                        .toList();
        return new Expected(
                said.model(),
                said.said(),
                past.days(channel, now),
                Optional.ofNullable(learned.get(channel.stream())).map(Learned::at),
                judged.share(),
                judged.judged(),
                hours);
    }

    @Override
    public Optional<Evening> evening(Channel channel) {
        if (!rules.warning()) return Optional.empty();
        return evenings.said(channel.stream(), today(clock.instant()));
    }

    private LocalDate today(Instant now) {
        return LocalDate.ofInstant(now, zone);
    }

    /**
     * Does the next piece of work, if there is any: one station's hours, or one station's evening.
     */
    boolean step(Tx tx) {
        Instant now = clock.instant();
        List<Station> stations = directory.stations(Actor.SYSTEM);
        List<Target> targets = targets(stations);
        for (Target target : targets)
            if (rules.forecasting() && sayHours(tx, target, stations, now)) return true;
        for (Target target : targets) {
            Optional<Evening> said = evenings.say(target, stations, now);
            if (said.isEmpty()) continue;
            store.put(tx, target.channel().stream(), said.get());
            return true;
        }
        evenings.over(targets, now);
        store.forget(tx, now.minus(KEPT), today(now).minusDays(KEPT.toDays()));
        return false;
    }

    private static List<Target> targets(List<Station> stations) {
        var targets = new ArrayList<Target>();
        for (Station station : stations) {
            if (!station.kind().equals("air")) continue;
            station.channels().stream()
                    .filter(AirForecasts::isTarget)
                    .findFirst()
                    .ifPresent(c -> targets.add(new Target(station, c)));
        }
        return targets;
    }

    private static boolean isTarget(Channel c) {
        return c.visibility() != Visibility.PERSONAL
                && Pollutant.find(c.property()).filter(p -> p == Pollutant.PM25).isPresent();
    }

    /** Says a station's hours if its last hour is whole and new, or if it can be said better. */
    private boolean sayHours(Tx tx, Target target, List<Station> stations, Instant now) {
        Channel channel = target.channel();
        Instant origin = now.truncatedTo(ChronoUnit.HOURS).minus(1, ChronoUnit.HOURS);
        Ahead known = newest.get(channel.stream());
        boolean learn = mayLearn(channel, now);
        boolean said = known != null && !known.origin().isBefore(origin);
        if ((said && !learn) || Double.isNaN(past.hour(channel, origin))) return false;
        Forecaster forecaster = forecaster(target, stations, learn, now);
        List<Forecast> hours = forecaster.at(forecaster.rows() - 1);
        var ahead = new Ahead(channel.stream(), origin, forecaster.model(), now, hours);
        store.put(tx, ahead);
        newest.put(channel.stream(), ahead);
        held.put(channel.stream(), judge(tx, channel, now));
        return true;
    }

    private boolean mayLearn(Channel channel, Instant now) {
        Learned known = learned.get(channel.stream());
        if (known != null) return now.isAfter(known.at().plus(ANEW));
        boolean asked = wanted.contains(channel.stream()) || now.isAfter(started.plus(REST));
        return asked && past.days(channel, now) >= LEAST_DAYS;
    }

    private Forecaster forecaster(
            Target target, List<Station> stations, boolean learn, Instant now) {
        Channel channel = target.channel();
        Instant end = now.truncatedTo(ChronoUnit.HOURS);
        @Nullable Learned known = learned.get(channel.stream());
        Instant first = known == null || learn ? past.first(channel, end) : known.first();
        HourlyTable table = past.table(target.station(), channel, stations, first, end);
        if (known != null && !learn) return known.forecaster().on(table);
        int cut = learn ? table.hours() : 0;
        // What it learned from is let go: only what it learned is kept.
        var made = Forecaster.train(table, Past.VALUE, cut).on(table);
        if (learn) learned.put(channel.stream(), new Learned(now, first, made));
        return made;
    }

    /** How many of the hours that were said in the last two weeks lay in their intervals. */
    private Held judge(Tx tx, Channel channel, Instant now) {
        Instant from = now.minus(JUDGED).truncatedTo(ChronoUnit.HOURS);
        Instant end = now.truncatedTo(ChronoUnit.HOURS);
        double[] came = past.between(channel, from, end);
        int judged = 0;
        int inside = 0;
        for (Ahead said : store.since(tx, channel.stream(), from)) {
            for (Forecast f : said.hours()) {
                long row = ChronoUnit.HOURS.between(from, said.at(f));
                if (row >= came.length || Double.isNaN(came[(int) row])) continue;
                judged++;
                if (came[(int) row] >= f.lo80() && came[(int) row] <= f.hi80()) inside++;
            }
        }
        return new Held(judged == 0 ? Double.NaN : inside / (double) judged, judged);
    }
}
