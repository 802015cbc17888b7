package city.qala.sensing.series;

import city.qala.kernel.Problem;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A Series that is a plain list: slow, forgetful and obviously right. Tests compare the real one
 * with it, and use it where the ledger does not matter.
 */
public final class ListSeries implements Series {

    private record Answered(long fingerprint, List<Stored> outcome) {}

    private static final Comparator<Observation> BY_TIME =
            Comparator.comparingLong(Observation::from).thenComparingLong(Observation::id);
    private static final Comparator<Observation> BY_STREAM =
            Comparator.comparingInt(Observation::stream).thenComparing(BY_TIME);

    private final List<Observation> all = new ArrayList<>();
    private final Map<Integer, Integer> counters = new HashMap<>();
    private final Set<Integer> gone = new HashSet<>();
    private final Map<String, Answered> answered = new HashMap<>();
    private final List<Consumer<List<Observation>>> listeners = new CopyOnWriteArrayList<>();

    @Override
    public synchronized List<Stored> append(List<Row> rows, @Nullable RequestKey key) {
        String name = key == null ? "" : key.owner() + "\n" + key.key();
        Answered before = key == null ? null : answered.get(name);
        if (key != null && before != null) {
            if (before.fingerprint != key.fingerprint()) {
                throw Problem.of(
                        Problem.Kind.UNPROCESSABLE,
                        "idempotency-mismatch",
                        "This Idempotency-Key was used for another request.");
            }
            return before.outcome;
        }
        if (rows.stream().anyMatch(row -> gone.contains(row.observation().stream()))) {
            throw Problem.notFound("The Datastream was removed.");
        }
        List<Observation> fresh = new ArrayList<>();
        List<Stored> outcome = rows.stream().map(row -> store(row, fresh)).toList();
        if (key != null) {
            answered.put(name, new Answered(key.fingerprint(), outcome));
        }
        tell(fresh);
        return outcome;
    }

    private Stored store(Row row, List<Observation> fresh) {
        Observation observation = row.observation();
        if (row.collapse()) {
            Optional<Observation> twin =
                    all.stream()
                            .filter(other -> same(other, observation))
                            .min(Comparator.comparingLong(Observation::id));
            if (twin.isPresent()) {
                return new Stored(twin.get().id(), true);
            }
        }
        int number = counters.merge(observation.stream(), 1, Integer::sum);
        long id = ((long) observation.stream() << Observation.SEQUENCE_BITS) | number;
        Observation kept = observation.withId(id);
        all.add(kept);
        fresh.add(kept);
        return new Stored(id, false);
    }

    private static boolean same(Observation a, Observation b) {
        return a.stream() == b.stream()
                && a.from() == b.from()
                && a.to() == b.to()
                && Double.compare(a.number(), b.number()) == 0
                && java.util.Objects.equals(a.json(), b.json())
                && java.util.Objects.equals(parameters(a), parameters(b));
    }

    private static @Nullable String parameters(Observation row) {
        return row.extra() == null ? null : row.extra().parameters();
    }

    private void tell(List<Observation> stored) {
        if (!stored.isEmpty()) {
            listeners.forEach(listener -> listener.accept(List.copyOf(stored)));
        }
    }

    @Override
    public synchronized void replace(Observation changed) {
        if (!all.removeIf(kept -> kept.id() == changed.id())) {
            throw Problem.notFound("There is no Observation %d.", changed.id());
        }
        all.add(changed);
        tell(List.of(changed));
    }

    @Override
    public synchronized void remove(List<Long> ids) {
        all.removeIf(kept -> ids.contains(kept.id()));
    }

    @Override
    public synchronized void removeStream(int stream) {
        gone.add(stream);
        all.removeIf(kept -> kept.stream() == stream);
    }

    @Override
    public synchronized Optional<Observation> find(long id) {
        return all.stream().filter(kept -> kept.id() == id).findFirst();
    }

    @Override
    public synchronized Optional<Observation> newest(int stream) {
        return all.stream().filter(kept -> kept.stream() == stream).max(BY_TIME);
    }

    @Override
    public synchronized Optional<Extent> extent(int stream) {
        List<Observation> mine = all.stream().filter(kept -> kept.stream() == stream).toList();
        if (mine.isEmpty()) {
            return Optional.empty();
        }
        var results =
                mine.stream()
                        .mapToLong(Observation::resultTime)
                        .filter(time -> time != Observation.NO_TIME)
                        .summaryStatistics();
        boolean none = results.getCount() == 0;
        return Optional.of(
                new Extent(
                        mine.size(),
                        mine.stream().mapToLong(Observation::from).min().orElseThrow(),
                        mine.stream().mapToLong(Observation::to).max().orElseThrow(),
                        none ? Observation.NO_TIME : results.getMin(),
                        none ? Observation.NO_TIME : results.getMax()));
    }

    @Override
    public void scan(Scan scan, Predicate<Observation> visitor) {
        for (Observation observation : visited(scan)) {
            if (!visitor.test(observation)) {
                return;
            }
        }
    }

    @Override
    public long count(Scan scan) {
        return visited(scan).size();
    }

    private synchronized List<Observation> visited(Scan scan) {
        Comparator<Observation> order =
                switch (scan.order()) {
                    case STREAM -> BY_STREAM;
                    case TIME -> BY_TIME;
                    case TIME_DESCENDING -> BY_TIME.reversed();
                };
        Map<Integer, Boolean> visible = new HashMap<>();
        Stream<Observation> chosen =
                all.stream()
                        .filter(o -> scan.streams() == null || scan.streams().contains(o.stream()))
                        .filter(o -> visible.computeIfAbsent(o.stream(), scan.visible()::test))
                        .filter(o -> o.from() >= scan.from() && o.from() <= scan.to())
                        .filter(o -> scan.result() == null || scan.result().holds(o.number()))
                        .sorted(order);
        Position after = scan.after();
        if (after == null) {
            return chosen.toList();
        }
        Observation last =
                new Observation(
                        after.id(),
                        Observation.streamOf(after.id()),
                        after.time(),
                        after.time(),
                        Observation.NO_TIME,
                        0,
                        null,
                        0,
                        null);
        return chosen.filter(o -> order.compare(o, last) > 0).toList();
    }

    @Override
    public synchronized List<Bucket> buckets(int stream, long from, long to, int buckets) {
        long[] bounds = Pieces.bounds(from, to, buckets);
        List<Bucket> found = new ArrayList<>();
        for (int i = 0; i < buckets; i++) {
            Tally tally = new Tally();
            for (Observation o : all) {
                if (o.stream() == stream && o.from() >= bounds[i] && o.from() < bounds[i + 1]) {
                    tally.add(o.from(), o.id(), o.number());
                }
            }
            found.add(tally.bucket(bounds[i], bounds[i + 1]));
        }
        return found;
    }

    @Override
    public void onStored(Consumer<List<Observation>> listener) {
        listeners.add(listener);
    }

    @Override
    public void close() {
        listeners.clear();
    }
}
