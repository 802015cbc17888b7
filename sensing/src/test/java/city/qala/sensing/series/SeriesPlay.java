package city.qala.sensing.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import city.qala.sensing.series.Series.Bucket;
import city.qala.sensing.series.Series.Order;
import city.qala.sensing.series.Series.Position;
import city.qala.sensing.series.Series.Range;
import city.qala.sensing.series.Series.RequestKey;
import city.qala.sensing.series.Series.Row;
import city.qala.sensing.series.Series.Scan;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Plays the same random moves on a store and on a list, and compares all that can be asked. */
final class SeriesPlay {

    private static final long START = 1_772_000_000_000_000L;
    private static final long SPAN = 80L * 24 * 3_600_000_000L;

    final RandomGenerator random;
    private final int streams;
    final ListSeries list = new ListSeries();
    private final List<Long> ids = new ArrayList<>();
    private int requests;

    SeriesPlay(RandomGenerator random, int streams) {
        this.random = random;
        this.streams = streams;
    }

    void append(Series store, int most) {
        List<Row> rows = new ArrayList<>();
        int count = 1 + random.nextInt(most);
        long start = time();
        boolean inOrder = random.nextBoolean();
        int only = random.nextBoolean() ? stream() : 0;
        for (int i = 0; i < count; i++) {
            long from = inOrder ? start + i * 1_000_000L * (1 + random.nextInt(600)) : time();
            rows.add(new Row(row(only == 0 ? stream() : only, from), random.nextInt(3) == 0));
        }
        RequestKey key =
                random.nextInt(3) == 0
                        ? new RequestKey("meter", "k" + requests++, rows.hashCode())
                        : null;
        var expected = list.append(rows, key);
        assertThat(store.append(rows, key)).isEqualTo(expected);
        if (key != null && random.nextBoolean()) {
            assertThat(store.append(rows, key)).isEqualTo(expected);
        }
        expected.forEach(stored -> ids.add(stored.id()));
    }

    private int stream() {
        return 1 + random.nextInt(streams);
    }

    private long time() {
        long time = START + random.nextLong(SPAN);
        return random.nextBoolean() ? time - time % 600_000_000L : time;
    }

    private Observation row(int stream, long from) {
        boolean odd = random.nextInt(10) == 0;
        boolean text = random.nextInt(10) == 0;
        return new Observation(
                0,
                stream,
                from,
                odd ? from + random.nextLong(3_600_000_000L) : from,
                random.nextInt(5) == 0
                        ? START + random.nextLong(SPAN)
                        : stream % 2 == 0 ? from : Observation.NO_TIME,
                text
                        ? Double.NaN
                        : random.nextInt(8) == 0 ? random.nextGaussian() : random.nextInt(99),
                text ? "\"ayaz\"" : null,
                odd ? random.nextInt(3) : 1,
                random.nextInt(12) == 0
                        ? new Observation.Extra(null, from, Observation.NO_TIME, "{\"n\":1}")
                        : null);
    }

    void replace(Series store) {
        Observation old = ids.isEmpty() ? null : list.find(id()).orElse(null);
        if (old != null) {
            long from = random.nextBoolean() ? old.from() : time();
            Observation changed = row(old.stream(), from).withId(old.id());
            list.replace(changed);
            store.replace(changed);
        }
    }

    void remove(Series store) {
        List<Long> some = new ArrayList<>();
        for (int i = 0; i < 1 + random.nextInt(10) && !ids.isEmpty(); i++) {
            some.add(id());
        }
        list.newest(stream()).ifPresent(newest -> some.add(newest.id()));
        some.add(123L);
        list.remove(some);
        store.remove(some);
    }

    void removeStream(Series store, int stream) {
        list.removeStream(stream);
        store.removeStream(stream);
    }

    private long id() {
        return ids.get(random.nextInt(ids.size()));
    }

    void compare(Series store) {
        for (int stream = 1; stream <= streams + 1; stream++) {
            assertThat(store.newest(stream)).isEqualTo(list.newest(stream));
            assertThat(store.extent(stream)).isEqualTo(list.extent(stream));
        }
        for (int i = 0; i < 20 && !ids.isEmpty(); i++) {
            long id = id();
            assertThat(store.find(id)).isEqualTo(list.find(id));
        }
        assertThat(visited(store, everything())).isEqualTo(visited(list, everything()));
        for (int i = 0; i < 8; i++) {
            Scan scan = scan();
            assertThat(visited(store, scan)).as("%s", scan).isEqualTo(visited(list, scan));
            assertThat(store.count(scan)).as("%s", scan).isEqualTo(list.count(scan));
        }
        compareBuckets(store);
    }

    private static Scan everything() {
        return new Scan(null, s -> true, Long.MIN_VALUE, Long.MAX_VALUE, null, Order.STREAM, null);
    }

    private Scan scan() {
        boolean bounded = random.nextBoolean();
        long a = time();
        long b = time();
        List<Integer> streams = random.nextBoolean() ? null : List.of(stream());
        int unseen = random.nextInt(this.streams + 2);
        return new Scan(
                streams,
                s -> s != unseen,
                bounded ? Math.min(a, b) : Long.MIN_VALUE,
                bounded ? Math.max(a, b) : Long.MAX_VALUE,
                range(),
                Order.values()[random.nextInt(3)],
                position());
    }

    private @Nullable Range range() {
        return switch (random.nextInt(4)) {
            case 0 -> new Range(50, random.nextBoolean(), Double.POSITIVE_INFINITY, false);
            case 1 -> new Range(10, false, 60, random.nextBoolean());
            default -> null;
        };
    }

    private @Nullable Position position() {
        if (ids.isEmpty() || random.nextBoolean()) {
            return null;
        }
        long id = id();
        return new Position(list.find(id).map(Observation::from).orElseGet(this::time), id);
    }

    private void compareBuckets(Series store) {
        int stream = stream();
        long from = START + random.nextLong(SPAN / 2);
        long to = from + 1_000_000L + random.nextLong(SPAN);
        int pieces = 1 + random.nextInt(500);
        List<Bucket> found = store.buckets(stream, from, to, pieces);
        List<Bucket> expected = list.buckets(stream, from, to, pieces);
        assertThat(found).hasSameSizeAs(expected);
        for (int i = 0; i < pieces; i++) {
            assertThat(rounded(found.get(i))).isEqualTo(rounded(expected.get(i)));
            if (expected.get(i).count() > 0) {
                assertThat(found.get(i).mean()).isCloseTo(expected.get(i).mean(), within(1e-9));
            }
        }
    }

    /** Sums depend on the order of adding; everything else must agree exactly. */
    private static Bucket rounded(Bucket b) {
        return new Bucket(b.from(), b.to(), b.count(), 0, b.min(), b.max(), b.first(), b.last());
    }

    private static List<Observation> visited(Series series, Scan scan) {
        List<Observation> all = new ArrayList<>();
        series.scan(
                scan,
                row -> {
                    all.add(row);
                    return true;
                });
        return all;
    }
}
