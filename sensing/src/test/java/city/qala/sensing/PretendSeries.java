package city.qala.sensing;

import city.qala.sensing.series.Observation;
import city.qala.sensing.series.Series;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Series whose values follow from a formula, so that a test has months of readings without storing
 * any. A stream speaks every interval until it falls silent; a gap is a stretch it left out.
 */
final class PretendSeries implements Series {

    /** What a stream says. */
    interface Formula {
        double at(Instant moment);
    }

    record Line(
            Formula formula,
            Duration interval,
            Instant first,
            Instant silentFrom,
            Instant gapFrom,
            Instant gapTo) {}

    private final Clock clock;
    private final Map<Integer, Line> lines = new HashMap<>();
    private final List<Consumer<List<Observation>>> listeners = new CopyOnWriteArrayList<>();

    PretendSeries(Clock clock) {
        this.clock = clock;
    }

    /** A stream that has spoken since long ago. */
    PretendSeries line(int stream, Duration interval, Formula formula) {
        lines.put(
                stream,
                new Line(formula, interval, Instant.EPOCH, Instant.MAX, Instant.MAX, Instant.MAX));
        return this;
    }

    /** Lets a stream begin late. */
    PretendSeries since(int stream, Instant first) {
        Line l = line(stream);
        lines.put(
                stream,
                new Line(l.formula(), l.interval(), first, l.silentFrom(), l.gapFrom(), l.gapTo()));
        return this;
    }

    /** Lets a stream fall silent. */
    PretendSeries silent(int stream, Instant from) {
        Line l = line(stream);
        lines.put(
                stream,
                new Line(l.formula(), l.interval(), l.first(), from, l.gapFrom(), l.gapTo()));
        return this;
    }

    /** Leaves out a stretch of a stream. */
    PretendSeries gap(int stream, Instant from, Instant to) {
        Line l = line(stream);
        lines.put(stream, new Line(l.formula(), l.interval(), l.first(), l.silentFrom(), from, to));
        return this;
    }

    private Line line(int stream) {
        Line l = lines.get(stream);
        if (l == null) throw new IllegalArgumentException("no stream " + stream);
        return l;
    }

    /** Tells listeners that streams have just spoken. */
    void speak(List<Integer> streams) {
        var news = streams.stream().flatMap(s -> newest(s).stream()).toList();
        listeners.forEach(l -> l.accept(news));
    }

    private static boolean spoke(Line l, Instant at) {
        boolean inGap = !at.isBefore(l.gapFrom()) && at.isBefore(l.gapTo());
        return !at.isBefore(l.first()) && at.isBefore(l.silentFrom()) && !inGap;
    }

    private static Observation observation(int stream, Line l, long at) {
        double value = l.formula().at(Micros.at(at));
        return new Observation(1, stream, at, at, Observation.NO_TIME, value, null, 0, null);
    }

    @Override
    public Optional<Observation> newest(int stream) {
        Line l = lines.get(stream);
        if (l == null) return Optional.empty();
        long step = l.interval().toNanos() / 1000;
        long at = Math.floorDiv(Micros.of(clock.instant()), step) * step;
        for (int i = 0; i < 1_000_000 && at > 0; i++, at -= step) {
            if (spoke(l, Micros.at(at))) return Optional.of(observation(stream, l, at));
            if (Micros.at(at).isBefore(l.first())) return Optional.empty();
        }
        return Optional.empty();
    }

    @Override
    public List<Bucket> buckets(int stream, long from, long to, int buckets) {
        Line l = lines.get(stream);
        var made = new ArrayList<Bucket>(buckets);
        long now = Micros.of(clock.instant());
        for (int i = 0; i < buckets; i++) {
            long start = from + (to - from) * i / buckets;
            long end = from + (to - from) * (i + 1) / buckets;
            made.add(l == null ? empty(start, end) : bucket(l, start, end, now));
        }
        return made;
    }

    private static Bucket empty(long start, long end) {
        double no = Double.NaN;
        return new Bucket(start, end, 0, no, no, no, no, no);
    }

    private static Bucket bucket(Line l, long start, long end, long now) {
        long step = l.interval().toNanos() / 1000;
        long stride = Math.max(step, (end - start) / 6 / step * step);
        double sum = 0;
        double min = Double.NaN;
        double max = Double.NaN;
        double first = Double.NaN;
        double last = Double.NaN;
        int n = 0;
        for (long at = Math.ceilDiv(start, step) * step; at < end && at <= now; at += stride) {
            if (!spoke(l, Micros.at(at))) continue;
            double v = l.formula().at(Micros.at(at));
            if (n++ == 0) first = v;
            sum += v;
            min = !(v >= min) ? v : min;
            max = !(v <= max) ? v : max;
            last = v;
        }
        if (n == 0) return empty(start, end);
        return new Bucket(start, end, n * (stride / step), sum / n, min, max, first, last);
    }

    @Override
    public void scan(Scan scan, Predicate<Observation> visitor) {
        for (int stream : scan.streams() == null ? List.<Integer>of() : scan.streams()) {
            Line l = line(stream);
            long step = l.interval().toNanos() / 1000;
            long to = Math.min(scan.to(), Micros.of(clock.instant()));
            for (long at = Math.floorDiv(to, step) * step; at >= scan.from(); at -= step) {
                if (spoke(l, Micros.at(at)) && !visitor.test(observation(stream, l, at))) return;
            }
        }
    }

    @Override
    public void onStored(Consumer<List<Observation>> listener) {
        listeners.add(listener);
    }

    @Override
    public List<Stored> append(List<Row> rows, @Nullable RequestKey key) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void replace(Observation changed) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void remove(List<Long> ids) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void removeStream(int stream) {
        lines.remove(stream);
    }

    @Override
    public Optional<Observation> find(long id) {
        return Optional.empty();
    }

    @Override
    public Optional<Extent> extent(int stream) {
        return Optional.empty();
    }

    @Override
    public long count(Scan scan) {
        return 0;
    }

    @Override
    public void close() {}
}
