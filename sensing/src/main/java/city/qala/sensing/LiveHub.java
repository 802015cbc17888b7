package city.qala.sensing;

import city.qala.platform.http.EventStream;
import city.qala.sensing.series.Observation;
import city.qala.sensing.series.Series;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntPredicate;

/**
 * Tells open pages what was stored. One listener on the series serves all of them: it only notes
 * the newest value a stream, and readers fetch what is new to them at their own pace, so that
 * neither a commit nor another reader ever waits for a slow one.
 */
final class LiveHub {

    /** A value that was stored. */
    record Value(int stream, long micros, double number) {}

    private record Tick(long number, List<Value> values) {}

    /** At most one event a second to a reader. */
    static final Duration PACE = Duration.ofSeconds(1);

    private static final Duration LOOK = Duration.ofMillis(100);
    private static final Duration BEAT = Duration.ofSeconds(8);
    // A reader is asked to come back now and then, so that a right that ended takes effect.
    private static final Duration LONGEST = Duration.ofMinutes(15);
    private static final int TICKS_KEPT = 300;

    private final Clock clock;
    private final Map<Integer, Value> pending = new ConcurrentHashMap<>();
    private final ArrayDeque<Tick> ticks = new ArrayDeque<>();
    private final AtomicInteger readers = new AtomicInteger();
    private long number;
    private volatile boolean closed;

    LiveHub(Series series, Clock clock) {
        this.clock = clock;
        series.onStored(this::stored);
    }

    private void stored(List<Observation> news) {
        if (readers.get() == 0) return;
        for (Observation o : news) {
            if (!Double.isFinite(o.number())) continue;
            var value = new Value(o.stream(), o.from(), o.number());
            pending.merge(o.stream(), value, (a, b) -> b.micros() >= a.micros() ? b : a);
        }
    }

    /** How many pages listen. */
    int readers() {
        return readers.get();
    }

    /**
     * Sends a reader the values of the streams it wants until it leaves.
     *
     * @param wanted the streams it may see and asked for; asked again for every value
     */
    void follow(EventStream out, IntPredicate wanted) {
        readers.incrementAndGet();
        try {
            new Follower(out, wanted).run();
        } finally {
            readers.decrementAndGet();
        }
    }

    /** Lets all readers go. */
    void close() {
        closed = true;
    }

    /** Turns what is pending into a tick, whoever comes first. */
    private synchronized void gather() {
        if (pending.isEmpty()) return;
        var values = new ArrayList<Value>(pending.size());
        for (Integer stream : List.copyOf(pending.keySet())) {
            Value v = pending.remove(stream);
            if (v != null) values.add(v);
        }
        ticks.addLast(new Tick(++number, List.copyOf(values)));
        if (ticks.size() > TICKS_KEPT) ticks.removeFirst();
    }

    private synchronized long latest() {
        return number;
    }

    private synchronized List<Tick> after(long seen) {
        if (seen == number) return List.of();
        return ticks.stream().filter(t -> t.number() > seen).toList();
    }

    private final class Follower {
        private final EventStream out;
        private final IntPredicate wanted;
        private final Map<Integer, Value> mine = new HashMap<>();
        private long seen = latest();
        private long sent;
        private long spoke;

        Follower(EventStream out, IntPredicate wanted) {
            this.out = out;
            this.wanted = wanted;
        }

        void run() {
            long start = clock.millis();
            beat(start);
            while (out.open() && !closed && clock.millis() - start < LONGEST.toMillis()) {
                out.pause(LOOK);
                gather();
                collect();
                long now = clock.millis();
                if (!mine.isEmpty() && now - sent >= PACE.toMillis()) emit(now);
                if (now - spoke >= BEAT.toMillis()) beat(now);
            }
        }

        private void collect() {
            for (Tick tick : after(seen)) {
                seen = tick.number();
                for (Value v : tick.values()) {
                    if (wanted.test(v.stream())) mine.put(v.stream(), v);
                }
            }
        }

        private void emit(long now) {
            var json = new StringBuilder(mine.size() * 48).append('[');
            for (Value v : mine.values()) {
                if (json.length() > 1) json.append(',');
                json.append("{\"s\":").append(v.stream());
                json.append(",\"t\":").append(v.micros() / 1000);
                json.append(",\"v\":").append(v.number()).append('}');
            }
            mine.clear();
            sent = now;
            spoke = now;
            out.emit("values", json.append(']').toString());
        }

        private void beat(long now) {
            spoke = now;
            out.emit("beat", "{\"t\":" + now + "}");
        }
    }
}
