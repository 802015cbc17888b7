package city.qala.sensing.watch;

import city.qala.kernel.Actor;
import city.qala.kernel.Signal;
import city.qala.kernel.Signals;
import city.qala.sensing.Channel;
import city.qala.sensing.Directory;
import city.qala.sensing.Outlier;
import city.qala.sensing.Outlook;
import city.qala.sensing.Rules;
import city.qala.sensing.Station;
import city.qala.sensing.Visibility;
import city.qala.sensing.series.Observation;
import city.qala.sensing.series.Series;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Watches over everything that is stored and tells the control room what may need people.
 *
 * <p>It runs behind the store, never in its way. After a start, or when it could not keep up, it
 * reads the last hours again from the store: what it then tells a second time changes nothing, so
 * that a reading that was acknowledged and crosses a limit is never missed. Readings that come more
 * than an hour late are taken in and tell nothing. Meters at home are not looked at.
 */
public final class Watch implements AutoCloseable {

    /** How late a reading may come and still raise something. */
    static final Duration FRESH = Duration.ofHours(1);

    static final String BEGINNING = "sensing/";

    private static final Duration REREAD = Duration.ofDays(1);
    private static final Duration LOOK = Duration.ofSeconds(5);
    private static final Duration OUTLIERS = Duration.ofMinutes(1);
    private static final long MOST_WAITING = 200_000;
    private static final long MOST_REREAD = 2_000_000;

    private final Directory directory;
    private final Series series;
    private final Rules rules;
    private final Outlook outlook;
    private final Signals signals;
    private final Clock clock;
    private final LinkedBlockingQueue<List<Observation>> queue = new LinkedBlockingQueue<>();
    private final AtomicLong waiting = new AtomicLong();
    private final AtomicBoolean behind = new AtomicBoolean(true);
    private final Map<Integer, Watched> streams = new HashMap<>();
    private @Nullable Teller teller;
    private @Nullable SilenceWatch silence;
    private List<Station> stations = List.of();
    private long version = -1;
    private Instant nextLook = Instant.MIN;
    private Instant nextOutliers = Instant.MIN;
    private volatile boolean closed;
    private @Nullable Thread thread;

    private record Watched(Station station, Channel channel, StreamWatch watch) {}

    private Watch(
            Directory directory,
            Series series,
            Rules rules,
            Outlook outlook,
            Signals signals,
            Clock clock) {
        this.directory = directory;
        this.series = series;
        this.rules = rules;
        this.outlook = outlook;
        this.signals = signals;
        this.clock = clock;
    }

    /** Starts to watch. */
    public static Watch start(
            Directory directory,
            Series series,
            Rules rules,
            Outlook outlook,
            Signals signals,
            Clock clock) {
        var watch = make(directory, series, rules, outlook, signals, clock);
        watch.thread = Thread.ofPlatform().daemon().name("watch").start(watch::run);
        return watch;
    }

    /** A watch that looks when it is told to. */
    static Watch make(
            Directory directory,
            Series series,
            Rules rules,
            Outlook outlook,
            Signals signals,
            Clock clock) {
        var watch = new Watch(directory, series, rules, outlook, signals, clock);
        series.onStored(watch::stored);
        return watch;
    }

    private void stored(List<Observation> news) {
        if (closed || behind.get()) return;
        // Months of history that somebody loads can raise nothing.
        long oldest = micros(clock.instant().minus(REREAD));
        List<Observation> recent = news.stream().filter(o -> o.from() >= oldest).toList();
        if (recent.isEmpty()) return;
        if (waiting.addAndGet(recent.size()) > MOST_WAITING) {
            // Reading it again from the store costs less than holding it.
            behind.set(true);
            return;
        }
        queue.add(recent);
    }

    private void run() {
        while (!closed) {
            try {
                turn(1_000);
            } catch (RuntimeException e) {
                LOG.log(System.Logger.Level.WARNING, "watch stumbled and reads again", e);
                behind.set(true);
                pause();
            }
        }
    }

    private static final System.Logger LOG = System.getLogger(Watch.class.getName());

    private void pause() {
        var _ = poll(1_000);
    }

    /** One round: what was stored, then what time brings. */
    void turn(long waitMillis) {
        know();
        if (behind.get()) reread();
        List<Observation> news = poll(waitMillis);
        while (news != null) {
            // A stream may have been made while this was waiting for its first reading.
            know();
            waiting.addAndGet(-news.size());
            news.forEach(this::take);
            news = queue.poll();
        }
        look();
        Teller out = teller();
        if (!out.flush() && !closed) pause();
    }

    private @Nullable List<Observation> poll(long millis) {
        try {
            return queue.poll(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            closed = true;
            return null;
        }
    }

    /** Learns which streams there are, when that has changed. */
    private void know() {
        if (version == directory.version()) return;
        version = directory.version();
        stations = directory.stations(Actor.SYSTEM).stream().map(Watch::withoutHomes).toList();
        Set<Integer> there = new HashSet<>();
        for (Station station : stations) {
            for (Channel channel : station.channels()) {
                there.add(channel.stream());
                Watched known = streams.get(channel.stream());
                StreamWatch watch =
                        known != null && known.channel().equals(channel)
                                ? known.watch()
                                : new StreamWatch(station, channel, true);
                streams.put(channel.stream(), new Watched(station, channel, watch));
            }
        }
        streams.keySet().retainAll(there);
        forgetRemoved();
    }

    /** What a thing said that is there no more is over: nobody could ever say that it ended. */
    private void forgetRemoved() {
        Set<String> codes = new HashSet<>();
        stations.forEach(s -> codes.add(s.code()));
        for (String name : teller().holding()) {
            String[] parts = name.split("/", 4);
            if (parts.length < 3 || name.equals(SilenceWatch.FEED_NAME)) continue;
            if (codes.contains(parts[2])) continue;
            var spot = new Signal.Spot(parts[2], "", "", "", Optional.empty());
            teller().say(new Signal(name, parts[1], false, clock.instant(), spot, Map.of(), false));
        }
    }

    private static Station withoutHomes(Station s) {
        List<Channel> shown =
                s.channels().stream().filter(c -> c.visibility() != Visibility.PERSONAL).toList();
        return new Station(s.thing(), s.name(), s.at(), s.properties(), shown);
    }

    /** Reads the last day, or as much of it as is quickly read, again from the store. */
    private void reread() {
        queue.clear();
        waiting.set(0);
        behind.set(false);
        Instant now = clock.instant();
        Series.Scan day = scan(now.minus(REREAD), now);
        Series.Scan scan =
                series.count(day) <= MOST_REREAD
                        ? day
                        : scan(now.minus(FRESH.multipliedBy(2)), now);
        series.scan(
                scan,
                o -> {
                    take(o);
                    return !closed;
                });
    }

    private Series.Scan scan(Instant from, Instant to) {
        return new Series.Scan(
                null,
                streams::containsKey,
                micros(from),
                micros(to),
                null,
                Series.Order.STREAM,
                null);
    }

    private void take(Observation o) {
        Watched watched = streams.get(o.stream());
        if (watched == null || !Double.isFinite(o.number())) return;
        boolean fresh = o.from() >= micros(clock.instant().minus(FRESH));
        watched.watch()
                .take(
                        o.from(),
                        o.number(),
                        rules,
                        (kind, on, onset, facts) ->
                                verdict(watched, kind, on, onset, o.from(), fresh, facts));
    }

    private void verdict(
            Watched w,
            String kind,
            boolean on,
            long onset,
            long at,
            boolean fresh,
            Supplier<Map<String, String>> facts) {
        String name = BEGINNING + kind + "/" + w.station().code() + "/" + w.channel().property();
        boolean holds = teller().holds(name);
        if (on == holds || (on && !fresh)) return;
        Map<String, String> told = Map.of();
        if (on) {
            told = new TreeMap<>(facts.get());
            told.putAll(outlook.names(w.station(), w.channel().property()));
            if (kind.startsWith("air-"))
                told.putAll(outlook.reasons(w.station(), w.channel(), instant(at)));
        }
        teller().say(
                        new Signal(
                                name,
                                kind,
                                on,
                                instant(on ? onset : at),
                                spot(w.station()),
                                told,
                                false));
    }

    private void look() {
        Instant now = clock.instant();
        boolean back = nextLook.isAfter(now.plus(LOOK));
        if (now.isBefore(nextLook) && !back) return;
        nextLook = now.plus(LOOK);
        sweep().look(stations, this::newest, rules, now, teller());
        if (now.isBefore(nextOutliers) && !back) return;
        nextOutliers = now.plus(OUTLIERS);
        outliers(now);
    }

    private void outliers(Instant now) {
        String kind = BEGINNING + "utility-unusual/";
        var there = new HashSet<String>();
        for (Outlier o : outlook.outliers(now)) {
            String name = kind + o.station().code() + "/" + o.channel().property();
            there.add(name);
            teller().say(
                            new Signal(
                                    name,
                                    "utility-unusual",
                                    true,
                                    now,
                                    spot(o.station()),
                                    facts(o),
                                    false));
        }
        for (Station station : stations) {
            for (Channel channel : station.channels()) {
                String name = kind + station.code() + "/" + channel.property();
                if (teller().holds(name) && !there.contains(name))
                    teller().say(
                                    new Signal(
                                            name,
                                            "utility-unusual",
                                            false,
                                            now,
                                            spot(station),
                                            Map.of(),
                                            false));
            }
        }
    }

    private Map<String, String> facts(Outlier o) {
        Map<String, String> facts = outlook.names(o.station(), o.channel().property());
        facts.put("property", o.channel().property());
        facts.put("unit", o.channel().unit());
        facts.put("value", StreamWatch.number(o.value()));
        facts.put("low", StreamWatch.number(o.usual().low()));
        facts.put("high", StreamWatch.number(o.usual().high()));
        facts.put("way", o.above() ? "up" : "down");
        facts.put("stream", Integer.toString(o.channel().stream()));
        return facts;
    }

    private Optional<Instant> newest(Channel channel) {
        return series.newest(channel.stream()).map(o -> instant(o.from()));
    }

    private static Signal.Spot spot(Station s) {
        String line = s.properties().getOrDefault("gateway", "");
        return new Signal.Spot(s.code(), s.shortName(), s.district(), line, s.at());
    }

    private Teller teller() {
        if (teller == null) teller = new Teller(signals, BEGINNING);
        return teller;
    }

    private SilenceWatch sweep() {
        if (silence == null)
            silence = new SilenceWatch(clock.instant(), Watch::spot, s -> outlook.names(s, ""));
        return silence;
    }

    private static long micros(Instant at) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, at);
    }

    private static Instant instant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }

    /** Ends the watch; what it could not tell it reads again at the next start. */
    @Override
    public void close() {
        closed = true;
        queue.add(List.of());
        Thread running = thread;
        if (running == null) return;
        try {
            running.join(Duration.ofSeconds(5));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
