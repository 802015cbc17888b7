package city.qala.sensing;

import city.qala.platform.http.EventStream;
import city.qala.platform.http.ReadyEvent;
import city.qala.sensing.series.Observation;
import city.qala.sensing.series.Series;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Tells open pages what was stored. One listener on the series serves all of them: it notes the
 * newest value a stream, and one thread sends what is new in rounds, at once after a rest and at
 * most ten a second. What readers of the same rights are told is made once for all of them.
 *
 * <p>A reader who takes slowly is told less often, and then the newest only; neither a commit nor
 * another reader ever waits for it. Every event has an id: who comes back with it within half a
 * minute gets what it missed, who comes later is told that it has missed something.
 */
final class LiveHub {

    /** A value that was stored. */
    record Value(int stream, long micros, double number) {}

    private record Tick(long number, List<Value> values) {}

    /** At most one event to a reader in this time; with many readers in a longer one. */
    static final Duration PACE = Duration.ofMillis(100);

    /** Events that all readers together get in a second. */
    private static final int WRITES_A_SECOND = 10_000;

    private static final Duration BEAT = Duration.ofSeconds(8);
    private static final Duration LOOK = Duration.ofSeconds(1);
    // A reader is asked to come back now and then, so that a right that ended takes effect.
    private static final Duration LONGEST = Duration.ofMinutes(15);
    // Whoever was the only reader may come back, too.
    private static final Duration LINGER = Duration.ofMinutes(1);
    private static final int TICKS_KEPT = 300;
    private static final int VALUES_KEPT = 200_000;

    private final Clock clock;
    private final String epoch;
    private final Map<Integer, Value> pending = new ConcurrentHashMap<>();
    private final Map<Integer, Long> told = new HashMap<>();
    private final ArrayDeque<Tick> ticks = new ArrayDeque<>();
    private final Set<Reader> readers = ConcurrentHashMap.newKeySet();
    private int valuesKept;
    private long number;
    private long resumable;
    private volatile long wantedUntil;
    private volatile boolean deaf;
    private volatile boolean idle;
    private volatile boolean closed;
    private @Nullable Thread thread;

    private LiveHub(Series series, Clock clock) {
        this.clock = clock;
        this.epoch = Long.toString(clock.millis(), 36);
        series.onStored(this::stored);
    }

    /** A hub that tells by itself. */
    static LiveHub start(Series series, Clock clock) {
        var hub = new LiveHub(series, clock);
        hub.thread = Thread.ofPlatform().daemon().name("live").start(hub::run);
        return hub;
    }

    /** A hub that tells when its round is called. */
    static LiveHub make(Series series, Clock clock) {
        return new LiveHub(series, clock);
    }

    private void stored(List<Observation> news) {
        if (readers.isEmpty() && clock.millis() > wantedUntil) {
            if (!deaf) deaf = true;
            return;
        }
        for (Observation o : news) {
            if (!Double.isFinite(o.number())) continue;
            var value = new Value(o.stream(), o.from(), o.number());
            pending.merge(o.stream(), value, (a, b) -> b.micros() >= a.micros() ? b : a);
        }
        if (idle) LockSupport.unpark(thread);
    }

    /** How many pages listen. */
    int readers() {
        return readers.size();
    }

    /**
     * Sends a reader the values of the streams it may see until it leaves.
     *
     * @param audience the streams it may see and asked for; readers of the same rights share one
     *     set, which is asked for again for every event
     * @param last id of the last event that it got; empty for a new reader
     */
    void follow(EventStream out, Supplier<BitSet> audience, Optional<String> last) {
        long end = clock.millis() + LONGEST.toMillis();
        Reader reader = join(out, audience, last);
        try {
            while (out.open() && !closed && clock.millis() < end) out.pause(LOOK);
        } finally {
            readers.remove(reader);
            wantedUntil = clock.millis() + LINGER.toMillis();
        }
    }

    private synchronized Reader join(
            EventStream out, Supplier<BitSet> audience, Optional<String> last) {
        if (deaf) {
            // What was stored while nobody listened was not noted.
            forget();
            deaf = false;
        }
        Optional<Long> known = last.map(this::resumed);
        var reader = new Reader(out, audience, known.filter(k -> k >= 0).orElse(number));
        boolean missed = known.filter(k -> k < 0).isPresent();
        out.emit(missed ? event("missed", "{}") : beat(clock.millis()));
        reader.spoke = clock.millis();
        readers.add(reader);
        return reader;
    }

    private void forget() {
        ticks.clear();
        pending.clear();
        valuesKept = 0;
        resumable = ++number;
    }

    /** The tick of an event's id; −1 if what followed it is not known any more. */
    private long resumed(String id) {
        String[] parts = id.split("-", 2);
        boolean ours = parts.length == 2 && parts[0].equals(epoch) && parts[1].length() < 18;
        if (!ours || !parts[1].matches("[0-9]+")) return -1;
        long tick = Long.parseLong(parts[1]);
        return tick >= resumable && tick <= number ? tick : -1;
    }

    private ReadyEvent event(String name, String data) {
        return ReadyEvent.of(name, data, epoch + "-" + number);
    }

    private ReadyEvent beat(long now) {
        return event("beat", "{\"t\":" + now + "}");
    }

    /** Lets all readers go. */
    void close() {
        closed = true;
        LockSupport.unpark(thread);
    }

    private void run() {
        while (!closed) {
            long began = System.nanoTime();
            round();
            long wait = Math.max(PACE.toMillis(), readers.size() * 1000L / WRITES_A_SECOND);
            rest(began + wait * 1_000_000);
            idle = true;
            if (pending.isEmpty() && !closed) LockSupport.parkNanos(this, LOOK.toNanos());
            idle = false;
        }
    }

    private void rest(long until) {
        long left = until - System.nanoTime();
        for (; left > 0 && !closed; left = until - System.nanoTime())
            LockSupport.parkNanos(this, left);
    }

    /** Tells every reader what is new to it. */
    synchronized void round() {
        gather();
        long now = clock.millis();
        var made = new IdentityHashMap<BitSet, Map<Long, Optional<ReadyEvent>>>();
        ReadyEvent beat = beat(now);
        for (Reader reader : readers) reader.tell(now, beat, made);
    }

    /** Turns what is pending into a tick. What is older than what was told before is left out. */
    private void gather() {
        if (pending.isEmpty()) return;
        var values = new ArrayList<Value>(pending.size());
        for (Integer stream : List.copyOf(pending.keySet())) {
            Value v = pending.remove(stream);
            if (v == null || v.micros() < told.getOrDefault(stream, Long.MIN_VALUE)) continue;
            told.put(stream, v.micros());
            values.add(v);
        }
        if (values.isEmpty()) return;
        ticks.addLast(new Tick(++number, List.copyOf(values)));
        valuesKept += values.size();
        while (ticks.size() > TICKS_KEPT || (valuesKept > VALUES_KEPT && ticks.size() > 1)) {
            Tick oldest = ticks.removeFirst();
            valuesKept -= oldest.values().size();
            resumable = oldest.number();
        }
    }

    /** What somebody is told who knows everything up to a tick; empty if nothing is for them. */
    private Optional<ReadyEvent> news(BitSet audience, long seen) {
        var newest = new HashMap<Integer, Value>();
        for (var all = ticks.descendingIterator(); all.hasNext(); ) {
            Tick tick = all.next();
            if (tick.number() <= seen) break;
            for (Value v : tick.values())
                if (audience.get(v.stream())) newest.putIfAbsent(v.stream(), v);
        }
        if (newest.isEmpty()) return Optional.empty();
        var json = new StringBuilder(newest.size() * 48).append('[');
        for (Value v : newest.values()) {
            if (json.length() > 1) json.append(',');
            json.append("{\"s\":").append(v.stream());
            json.append(",\"t\":").append(v.micros() / 1000);
            json.append(",\"v\":").append(v.number()).append('}');
        }
        return Optional.of(event("values", json.append(']').toString()));
    }

    /** One open page. */
    private final class Reader {
        private final EventStream out;
        private final Supplier<BitSet> audience;
        private long seen;
        private long spoke;

        Reader(EventStream out, Supplier<BitSet> audience, long seen) {
            this.out = out;
            this.audience = audience;
            this.seen = seen;
        }

        void tell(long now, ReadyEvent beat, Map<BitSet, Map<Long, Optional<ReadyEvent>>> made) {
            boolean due = now - spoke >= BEAT.toMillis();
            if ((seen == number && !due) || out.behind()) return;
            // Who was away for longer than ticks are kept has missed some.
            if (seen < resumable) {
                say(now, event("missed", "{}"));
                return;
            }
            BitSet mine = audience.get();
            Optional<ReadyEvent> news =
                    made.computeIfAbsent(mine, _ -> new HashMap<>())
                            .computeIfAbsent(seen, s -> news(mine, s));
            if (news.isPresent()) say(now, news.get());
            else if (due) say(now, beat);
            seen = number;
        }

        private void say(long now, ReadyEvent event) {
            out.emit(event);
            spoke = now;
            seen = number;
        }
    }
}
