package city.qala.sensing.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.qala.kernel.Problem;
import city.qala.platform.lake.Lake;
import city.qala.platform.lake.LakeConfig;
import city.qala.sensing.series.Series.Order;
import city.qala.sensing.series.Series.Position;
import city.qala.sensing.series.Series.Row;
import city.qala.sensing.series.Series.Scan;
import city.qala.testkit.TestCity;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SeriesFaultTest {
    @RegisterExtension static final TestCity city = TestCity.withDatabase("sensing");

    private static final long START = 1_772_000_000_000_000L;
    private static final int STREAM = 7;

    private Lake lake;
    private SeriesStore store;

    @BeforeEach
    void open() {
        SeriesStores.clear(city);
        lake = Lake.open(LakeConfig.defaults(), city.folder(), city.clock());
        store = SeriesStores.open(city, lake);
    }

    @AfterEach
    void close() {
        store.close();
        lake.close();
    }

    private void reopen(SeriesConfig config) {
        store.close();
        store = SeriesStore.open(city.database(), lake, city.folder(), city.clock(), config);
    }

    private static Row row(int stream, long seconds) {
        long from = START + seconds * 1_000_000L;
        return new Row(
                new Observation(0, stream, from, from, Observation.NO_TIME, seconds, null, 0, null),
                false);
    }

    private static List<Row> rows(int stream, int count) {
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            rows.add(row(stream, i * 600L));
        }
        return rows;
    }

    private static Scan all(Order order, @Nullable Position after) {
        return new Scan(null, s -> true, Long.MIN_VALUE, Long.MAX_VALUE, null, order, after);
    }

    private List<Observation> visited(Order order) {
        List<Observation> found = new ArrayList<>();
        store.scan(all(order, null), found::add);
        return found;
    }

    @Test
    void givenAFullQueue_whenMoreComes_thenItIsRefusedAtOnceAndHeals() throws Exception {
        reopen(new SeriesConfig(10, 1 << 20, 10, 1_000_000, 1 << 20, 1_000));
        CountDownLatch busy = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        store.onStored(stored -> {
            busy.countDown();
            awaitQuietly(go);
        });
        Thread first = Thread.startVirtualThread(() -> store.append(rows(STREAM, 1), null));
        busy.await();
        Thread second = Thread.startVirtualThread(() -> store.append(rows(STREAM, 9), null));
        while (store.waiting() < 10) {
            Thread.onSpinWait();
        }
        assertThatThrownBy(() -> store.append(rows(STREAM, 1), null))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> {
                            assertThat(problem.code()).isEqualTo("overloaded");
                            assertThat(problem.retryAfter()).isPresent();
                        });
        go.countDown();
        first.join();
        second.join();
        store.append(rows(STREAM, 1), null);
        assertThat(visited(Order.STREAM)).hasSize(11);
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void givenADiskThatIsFull_whenStored_then507AndReadsGoOnAndItHealsWithoutARestart() {
        store.append(rows(STREAM, 3), null);
        SeriesStores.run(
                city,
                "create function sensing.no_room() returns trigger language plpgsql as $$ begin"
                        + " raise exception 'no room' using errcode = '53100'; end $$",
                "create trigger full_a before insert on sensing.journal_a"
                        + " execute function sensing.no_room()",
                "create trigger full_b before insert on sensing.journal_b"
                        + " execute function sensing.no_room()");
        assertThatThrownBy(() -> store.append(rows(STREAM, 1), null))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.status()).isEqualTo(507));
        assertThat(visited(Order.STREAM)).hasSize(3);
        SeriesStores.run(
                city,
                "drop trigger full_a on sensing.journal_a",
                "drop trigger full_b on sensing.journal_b",
                "drop function sensing.no_room");
        long id = store.append(rows(STREAM, 1), null).getFirst().id();
        assertThat(Observation.streamOf(id)).isEqualTo(STREAM);
        reopen(SeriesConfig.defaults());
        assertThat(visited(Order.STREAM)).hasSize(4);
    }

    @Test
    void givenBrokenConnections_whenManyStore_thenWhatIsAcknowledgedIsThereOnce() throws Exception {
        Set<Long> acknowledged = ConcurrentHashMap.newKeySet();
        AtomicBoolean ended = new AtomicBoolean();
        List<Thread> writers = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            int stream = 10 + i;
            writers.add(Thread.startVirtualThread(() -> write(stream, ended, acknowledged)));
        }
        for (int i = 0; i < 8; i++) {
            int before = acknowledged.size();
            while (acknowledged.size() < before + 200) {
                Thread.onSpinWait();
            }
            SeriesStores.run(
                    city,
                    "select pg_terminate_backend(pid) from pg_stat_activity"
                            + " where datname = current_database() and pid <> pg_backend_pid()"
                            + " and query like '%journal_%'");
        }
        ended.set(true);
        for (Thread writer : writers) {
            writer.join();
        }
        List<Long> before = visited(Order.STREAM).stream().map(Observation::id).toList();
        reopen(SeriesConfig.defaults());
        List<Long> after = visited(Order.STREAM).stream().map(Observation::id).toList();
        assertThat(after).isEqualTo(before).doesNotHaveDuplicates().containsAll(acknowledged);
    }

    private void write(int stream, AtomicBoolean ended, Set<Long> acknowledged) {
        for (int i = 0; !ended.get(); i++) {
            try {
                acknowledged.add(store.append(List.of(row(stream, i)), null).getFirst().id());
            } catch (Problem refused) {
                assertThat(refused.status()).isEqualTo(503);
            }
        }
    }

    @Test
    void givenReaders_whenSealedAgainAndAgain_thenNoRowIsMissingOrDouble() throws Exception {
        for (int stream = 1; stream <= 30; stream++) {
            store.append(rows(stream, 300), null);
        }
        AtomicBoolean ended = new AtomicBoolean();
        AtomicReference<@Nullable Throwable> wrong = new AtomicReference<>();
        List<Thread> readers = new ArrayList<>();
        for (Order order : List.of(Order.STREAM, Order.TIME, Order.TIME_DESCENDING)) {
            readers.add(Thread.ofPlatform().start(() -> read(order, ended, wrong)));
        }
        for (int i = 0; i < 6; i++) {
            long id = Ids.of(1 + i, 5);
            store.replace(store.find(id).orElseThrow());
            store.seal();
        }
        ended.set(true);
        for (Thread reader : readers) {
            reader.join();
        }
        assertThat(wrong.get()).isNull();
    }

    private void read(
            Order order, AtomicBoolean ended, AtomicReference<@Nullable Throwable> wrong) {
        while (!ended.get() && wrong.get() == null) {
            try {
                Set<Long> ids = new HashSet<>();
                List<Observation> found = visited(order);
                found.forEach(row -> ids.add(row.id()));
                assertThat(found).hasSize(9_000);
                assertThat(ids).hasSize(9_000);
                assertThat(store.count(all(order, null))).isEqualTo(9_000);
                assertThat(count(store.buckets(3, START, START + 200_000_000_000L, 10)))
                        .isEqualTo(300);
            } catch (AssertionError | RuntimeException e) {
                wrong.compareAndSet(null, e);
            }
        }
    }

    private static long count(List<Series.Bucket> buckets) {
        return buckets.stream().mapToLong(Series.Bucket::count).sum();
    }

    @Test
    void givenASealingThatFails_whenTriedAgainOrRestarted_thenNothingIsLostOrDouble() {
        store.append(rows(STREAM, 500), null);
        SeriesStores.run(city, "alter table sensing.sealed_state rename to away");
        assertThatThrownBy(store::seal).isInstanceOf(RuntimeException.class);
        store.append(rows(8, 2), null);
        assertThat(visited(Order.TIME)).hasSize(502);
        SeriesStores.run(city, "alter table sensing.away rename to sealed_state");
        reopen(SeriesConfig.defaults());
        assertThat(visited(Order.TIME)).hasSize(502);
        assertThat(store.seal()).isTrue();
        assertThat(visited(Order.TIME)).hasSize(502);
        reopen(SeriesConfig.defaults());
        assertThat(visited(Order.TIME)).hasSize(502);
        assertThat(JournalCommand.check(city.database(), lake).findings()).isEmpty();
    }

    @Test
    void givenASealingWhoseConnectionBreaks_whenTriedAgain_thenItCountsOnce() {
        store.append(rows(STREAM, 500), null);

        SeriesStores.run(
                city,
                "create function sensing.cut() returns trigger language plpgsql as $$ begin"
                        + " perform pg_terminate_backend(pg_backend_pid()); return null; end $$",
                "create constraint trigger cut after insert on sensing.sealed_file deferrable"
                        + " initially deferred for each row execute function sensing.cut()");
        assertThatThrownBy(store::seal).isInstanceOf(RuntimeException.class);
        SeriesStores.run(
                city, "drop trigger cut on sensing.sealed_file", "drop function sensing.cut");
        assertThat(visited(Order.TIME)).hasSize(500);
        assertThat(store.seal()).isTrue();
        assertThat(visited(Order.TIME)).hasSize(500);
        reopen(SeriesConfig.defaults());
        assertThat(visited(Order.TIME)).hasSize(500);
    }

    @Test
    void givenALedgerAheadOfMemory_whenSealed_thenMemoryFollowsItAndNothingIsDouble() {
        store.append(rows(STREAM, 500), null);
        store.seal();
        // As after a commit whose answer was lost.
        SeriesStores.run(city, "update sensing.sealed_state set generation = generation + 1");
        store.append(rows(8, 20), null);
        assertThat(store.seal()).isTrue();
        assertThat(visited(Order.TIME)).hasSize(520);
        reopen(SeriesConfig.defaults());
        assertThat(visited(Order.TIME)).hasSize(520);
    }

    @Test
    void givenAWalkByKey_whenRowsComeAndAreSealedMeanwhile_thenOldOnesAreSeenOnce() {
        store.append(rows(1, 1_000), null);
        store.append(rows(2, 1_000), null);
        List<Observation> seen = new ArrayList<>();
        Position after = null;
        for (int page = 0; page < 40; page++) {
            List<Observation> some = new ArrayList<>();
            store.scan(
                    all(Order.TIME, after),
                    row -> {
                        some.add(row);
                        return some.size() < 100;
                    });
            if (some.isEmpty()) {
                break;
            }
            seen.addAll(some);
            after = new Position(some.getLast().from(), some.getLast().id());
            store.append(List.of(row(3, page)), null);
            if (page % 5 == 0) {
                store.seal();
            }
        }
        assertThat(seen.stream().filter(row -> row.stream() < 3).toList())
                .hasSize(2_000)
                .doesNotHaveDuplicates();
    }

    @Test
    void givenMoreRowsThanMayBeUnsealed_whenStored_thenTheyAreSealedInTheBackground() {
        reopen(new SeriesConfig(50_000, 1 << 24, 1_000, 2_000, 1 << 20, 100_000));
        for (int i = 0; i < 5; i++) {
            store.append(rows(20 + i, 1_000), null);
        }
        while (JournalCommand.check(city.database(), lake).sealedRows() < 2_000) {
            Thread.onSpinWait();
        }
        assertThat(visited(Order.TIME)).hasSize(5_000);
    }
}
