package city.qala.sensing.watch;

import city.qala.sensing.series.Observation;
import city.qala.sensing.series.Series;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** One stream of hourly values that follow from a formula, up to the present hour. */
final class MadeHours implements Series {
    private static final long HOUR = 3_600_000_000L;

    private final int stream;
    private final Clock clock;
    private final Instant first;
    private final ToDoubleFunction<Instant> formula;
    private Instant silentFrom = Instant.MAX;

    MadeHours(int stream, Clock clock, Instant first, ToDoubleFunction<Instant> formula) {
        this.stream = stream;
        this.clock = clock;
        this.first = first.truncatedTo(ChronoUnit.HOURS);
        this.formula = formula;
    }

    void silentFrom(Instant from) {
        silentFrom = from;
    }

    private static long micros(Instant at) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, at);
    }

    @Override
    public List<Bucket> buckets(int asked, long from, long to, int buckets) {
        var made = new ArrayList<Bucket>();
        for (int i = 0; i < buckets; i++) {
            long start = from + (to - from) / buckets * i;
            Instant at = Instant.EPOCH.plus(start, ChronoUnit.MICROS);
            boolean spoke =
                    asked == stream
                            && !at.isBefore(first)
                            && at.isBefore(silentFrom)
                            && at.isBefore(clock.instant());
            double v = spoke ? formula.applyAsDouble(at) : Double.NaN;
            made.add(new Bucket(start, start + HOUR, spoke ? 1 : 0, v, v, v, v, v));
        }
        return made;
    }

    @Override
    public Optional<Extent> extent(int asked) {
        if (asked != stream) return Optional.empty();
        return Optional.of(new Extent(1, micros(first), micros(clock.instant()), 0, 0));
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
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<Observation> find(long id) {
        return Optional.empty();
    }

    @Override
    public Optional<Observation> newest(int stream) {
        return Optional.empty();
    }

    @Override
    public void scan(Scan scan, Predicate<Observation> visitor) {
        throw new UnsupportedOperationException();
    }

    @Override
    public long count(Scan scan) {
        return 0;
    }

    @Override
    public void onStored(Consumer<List<Observation>> listener) {}

    @Override
    public void close() {}
}
