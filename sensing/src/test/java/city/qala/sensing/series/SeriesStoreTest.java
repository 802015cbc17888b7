package city.qala.sensing.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.qala.kernel.Problem;
import city.qala.platform.lake.Lake;
import city.qala.platform.lake.LakeConfig;
import city.qala.sensing.series.Series.Order;
import city.qala.sensing.series.Series.RequestKey;
import city.qala.sensing.series.Series.Row;
import city.qala.sensing.series.Series.Scan;
import city.qala.testkit.ForAll;
import city.qala.testkit.TestCity;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SeriesStoreTest {
    @RegisterExtension static final TestCity city = TestCity.withDatabase("sensing");

    /** Every test has streams of its own, since numbers are not given again. */
    private static int nextStream = 100;

    private Lake lake;
    private SeriesStore store;

    @BeforeEach
    void open() {
        lake = Lake.open(LakeConfig.defaults(), city.folder(), city.clock());
        store = SeriesStores.open(city, lake);
    }

    @AfterEach
    void close() {
        store.close();
        lake.close();
    }

    private void reopen() {
        store.close();
        store = SeriesStores.open(city, lake);
    }

    private static int stream() {
        return nextStream++;
    }

    private static Row row(int stream, long seconds, double number) {
        long from = 1_772_000_000_000_000L + seconds * 1_000_000L;
        return new Row(
                new Observation(0, stream, from, from, Observation.NO_TIME, number, null, 0, null),
                false);
    }

    private static Row collapsing(Row row) {
        return new Row(row.observation(), true);
    }

    private List<Double> numbers(int stream) {
        List<Double> found = new ArrayList<>();
        store.scan(
                new Scan(
                        List.of(stream),
                        s -> true,
                        Long.MIN_VALUE,
                        Long.MAX_VALUE,
                        null,
                        Order.TIME,
                        null),
                row -> found.add(row.number()));
        return found;
    }

    @Test
    void givenAReading_whenStored_thenItIsNewestAndFoundAfterARestart() {
        int stream = stream();
        long id = store.append(List.of(row(stream, 60, 35.5)), null).getFirst().id();
        reopen();
        assertThat(store.newest(stream)).isEqualTo(store.find(id));
        assertThat(store.find(id).orElseThrow().number()).isEqualTo(35.5);
        assertThat(store.append(List.of(row(stream, 61, 36)), null).getFirst().id())
                .isEqualTo(id + 1);
    }

    @Test
    void givenALateReading_whenStored_thenTheNewestStaysAndTheOrderIsByTime() {
        int stream = stream();
        store.append(List.of(row(stream, 100, 1), row(stream, 300, 3), row(stream, 200, 2)), null);
        assertThat(store.newest(stream).orElseThrow().number()).isEqualTo(3);
        assertThat(numbers(stream)).containsExactly(1.0, 2.0, 3.0);
    }

    @Test
    void givenARepeatThatMayCollapse_whenSentAgain_thenTheFirstIdIsAnswered() {
        int stream = stream();
        Row row = collapsing(row(stream, 5, 7));
        var first = store.append(List.of(row), null).getFirst();
        reopen();
        var again = store.append(List.of(row, row), null);
        assertThat(again)
                .containsExactly(
                        new Series.Stored(first.id(), true), new Series.Stored(first.id(), true));
        assertThat(numbers(stream)).hasSize(1);
    }

    @Test
    void givenAKey_whenTheRequestIsRepeatedAfterARestart_thenItIsAnsweredAndNotStoredAgain() {
        int stream = stream();
        RequestKey key = new RequestKey("meter", "once-" + stream, 42);
        var first = store.append(List.of(row(stream, 1, 1), row(stream, 2, 2)), key);
        assertThat(store.append(List.of(row(stream, 1, 1), row(stream, 2, 2)), key))
                .isEqualTo(first);
        reopen();
        assertThat(store.append(List.of(row(stream, 1, 1), row(stream, 2, 2)), key))
                .isEqualTo(first);
        assertThat(numbers(stream)).hasSize(2);
    }

    @Test
    void givenAKey_whenUsedForAnotherRequest_thenItIsRefused() {
        int stream = stream();
        store.append(List.of(row(stream, 1, 1)), new RequestKey("meter", "k" + stream, 1));
        assertThatThrownBy(() ->
                        store.append(
                                List.of(row(stream, 2, 2)),
                                new RequestKey("meter", "k" + stream, 2)))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> assertThat(problem.code()).isEqualTo("idempotency-mismatch"));
        assertThat(numbers(stream)).containsExactly(1.0);
    }

    @Test
    void givenAKeyThatOnlyTheLedgerKnows_whenUsed_thenItsFirstAnswerIsGiven() {
        int stream = stream();
        byte[] outcome = Outcomes.pack(List.of(new Series.Stored(77, false)));
        SeriesStores.run(
                city,
                "insert into sensing.request_key (owner, key, fingerprint, outcome) values"
                        + " ('meter', 'other-"
                        + stream
                        + "', 5, '\\x"
                        + java.util.HexFormat.of().formatHex(outcome)
                        + "')");
        var again =
                store.append(
                        List.of(row(stream, 1, 1)), new RequestKey("meter", "other-" + stream, 5));
        assertThat(again).containsExactly(new Series.Stored(77, false));
        assertThat(numbers(stream)).isEmpty();
    }

    @Test
    void givenKeysOfTheDayBeforeYesterday_whenSealed_thenTheyAreForgottenAndOthersKept() {
        int stream = stream();
        RequestKey old = new RequestKey("meter", "old-" + stream, 1);
        RequestKey young = new RequestKey("meter", "young-" + stream, 1);
        var first = store.append(List.of(row(stream, 1, 1)), old);
        var second = store.append(List.of(row(stream, 2, 1)), young);
        SeriesStores.run(
                city,
                "update sensing.request_key set written = now() - interval '26 hours'"
                        + " where key = '"
                        + old.key()
                        + "'");
        store.seal();
        reopen();
        assertThat(store.append(List.of(row(stream, 2, 1)), young)).isEqualTo(second);
        assertThat(store.append(List.of(row(stream, 1, 1)), old)).isNotEqualTo(first);
    }

    @Test
    void givenManyThreadsWithTheSameKey_whenTheyStoreAtOnce_thenItIsStoredOnce() throws Exception {
        int stream = stream();
        RequestKey key = new RequestKey("meter", "race-" + stream, 9);
        List<List<Series.Stored>> answers =
                java.util.Collections.synchronizedList(new ArrayList<>());
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            threads.add(
                    Thread.startVirtualThread(
                            () -> answers.add(store.append(List.of(row(stream, 1, 1)), key))));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(answers).hasSize(40).containsOnly(answers.getFirst());
        assertThat(numbers(stream)).hasSize(1);
    }

    @Test
    void givenAnImportLargerThanTheQueue_whenStored_thenAllOfItIsThere() {
        int stream = stream();
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < 120_000; i++) {
            rows.add(collapsing(row(stream, (i * 7919L) % 120_000, i % 50)));
        }
        assertThat(store.append(rows, null)).hasSize(120_000);
        reopen();
        assertThat(store.extent(stream).orElseThrow().count()).isEqualTo(120_000);
        assertThat(store.append(rows.subList(0, 500), null)).allMatch(Series.Stored::repeat);
    }

    @Test
    void givenARemovedStream_whenAppendedTo_thenItIsNotFound() {
        int stream = stream();
        long id = store.append(List.of(row(stream, 1, 1)), null).getFirst().id();
        store.removeStream(stream);
        assertThat(store.find(id)).isEmpty();
        assertThat(store.extent(stream)).isEmpty();
        assertThatThrownBy(() -> store.append(List.of(row(stream, 2, 2)), null))
                .isInstanceOf(Problem.class);
        reopen();
        assertThatThrownBy(() -> store.append(List.of(row(stream, 2, 2)), null))
                .isInstanceOf(Problem.class);
    }

    @Test
    void givenALateReadingAtManyPages_whenCounted_thenTheCountIsExact() {
        int stream = stream();
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < 5_000; i++) {
            rows.add(row(stream, i, i % 100));
        }
        store.append(rows, null);
        store.append(List.of(row(stream, 17, 99)), null);
        var above = new Series.Range(50, true, Double.POSITIVE_INFINITY, false);
        assertThat(
                        store.count(
                                new Scan(
                                        List.of(stream),
                                        s -> true,
                                        Long.MIN_VALUE,
                                        Long.MAX_VALUE,
                                        above,
                                        Order.STREAM,
                                        null)))
                .isEqualTo(49 * 50 + 1);
    }

    @Test
    void givenARetention_whenItsTimeIsOver_thenOlderDaysAreGoneForGood() {
        int stream = stream();
        long day = 86_400;
        store.append(
                List.of(row(stream, 0, 1), row(stream, 3 * day, 2), row(stream, 4 * day, 3)), null);
        store.seal();
        city.clock().set(Instant.ofEpochSecond(1_772_000_000L + 4 * day));
        store.retain(stream, Duration.ofDays(2));
        assertThat(store.expire()).isEqualTo(1);
        assertThat(numbers(stream)).containsExactly(2.0, 3.0);
        store.seal();
        city.clock().set(Instant.ofEpochSecond(1_772_000_000L + 400 * day));
        store.compact();
        reopen();
        assertThat(numbers(stream)).containsExactly(2.0, 3.0);
        assertThat(store.extent(stream).orElseThrow().count()).isEqualTo(2);
    }

    @Test
    void givenSealedAndUnsealedBlocks_whenChecked_thenNothingIsFound() {
        int stream = stream();
        store.append(List.of(row(stream, 0, 1)), null);
        store.seal();
        long id = store.append(List.of(row(stream, 1, 1)), null).getFirst().id();
        store.remove(List.of(id));
        var checked = JournalCommand.check(city.database(), lake);
        assertThat(checked.findings()).isEmpty();
        assertThat(checked.blocks()).isEqualTo(2);
        List<JournalCommand.Shown> shown = new ArrayList<>();
        JournalCommand.show(city.database(), 1, Long.MAX_VALUE, shown::add);
        assertThat(shown.getFirst().added()).containsEntry(stream, 1);
        assertThat(shown.getLast().changes()).containsExactly("removed " + id);
    }

    @Test
    void givenADamagedBlock_whenOpened_thenItsPositionIsNamedAndNothingIsSkipped() {
        int stream = stream();
        store.seal();
        store.append(List.of(row(stream, 0, 1)), null);
        store.append(List.of(row(stream, 1, 1)), null);
        store.close();
        SeriesStores.run(
                city,
                "update sensing.journal_a set block = set_byte(block, 9, 255 - get_byte(block, 9))",
                "update sensing.journal_b set block = set_byte(block, 9, 255 - get_byte(block, 9))");
        assertThat(JournalCommand.check(city.database(), lake).findings()).hasSize(2);
        assertThatThrownBy(() -> SeriesStores.open(city, lake))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("is damaged");
        SeriesStores.clear(city);
        store = SeriesStores.open(city, lake);
    }

    @Test
    void givenAListener_whenStored_thenItHearsOfWhatIsReadableOnce() {
        int stream = stream();
        List<Observation> heard = new ArrayList<>();
        store.onStored(rows -> {
            rows.forEach(row -> assertThat(store.find(row.id())).contains(row));
            heard.addAll(rows);
        });
        Row row = collapsing(row(stream, 1, 4));
        store.append(List.of(row, row), null);
        assertThat(heard).hasSize(1);
    }

    @Test
    void givenAnOutcomeOfManyRows_whenPacked_thenItIsReadBack() {
        ForAll.check(
                200,
                random -> {
                    List<Series.Stored> all = new ArrayList<>();
                    for (int i = 0; i < random.nextInt(50); i++) {
                        all.add(new Series.Stored(random.nextLong(1000), random.nextBoolean()));
                    }
                    return all;
                },
                all -> assertThat(Outcomes.unpack(Outcomes.pack(all))).isEqualTo(all));
    }
}
