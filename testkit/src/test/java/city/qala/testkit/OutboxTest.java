package city.qala.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.qala.kernel.Problem;
import city.qala.kernel.Tx;
import city.qala.platform.bus.Delivery;
import city.qala.platform.bus.News;
import city.qala.platform.bus.Outbox;
import city.qala.platform.db.Sql;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class OutboxTest {

    @RegisterExtension static final TestDatabase ledger = TestDatabase.with("sample", "bus");

    private static final Sql ADD =
            Sql.text("add", "insert into sample.thing (name) values (:name)");
    private static final Sql COUNT =
            Sql.text("count", "select count(*) as n from sample.thing where name like :like");

    private final TestClock clock = TestClock.at("2026-03-02T06:00:00Z");

    private static News news(String topic, String key) {
        return new News(topic, key, "{\"key\": \"" + key + "\"}");
    }

    @Test
    void givenNewsInACommittedTransaction_whenDelivered_thenEachConsumerHearsItsTopicsInOrder() {
        List<String> ones = new CopyOnWriteArrayList<>();
        List<String> all = new CopyOnWriteArrayList<>();
        try (Outbox outbox = Outbox.create(ledger.database(), clock)) {
            outbox.subscribe("ones", Set.of("order.one"), (tx, d) -> ones.add(d.news().key()));
            outbox.subscribe(
                    "all", Set.of("order.one", "order.two"), (tx, d) -> all.add(d.news().key()));
            outbox.start();
            for (int i = 0; i < 20; i++) {
                News it = news(i % 2 == 0 ? "order.one" : "order.two", "k" + i);
                ledger.database().change(tx -> outbox.publish(tx, it));
            }
            await(() -> all.size() == 20 && ones.size() == 10);
        }
        assertThat(all).isEqualTo(ordered(20, 1));
        assertThat(ones).isEqualTo(ordered(20, 2));
    }

    @Test
    void givenATransactionThatFails_whenItEnds_thenItsNewsAreNeverTold() {
        List<String> heard = new CopyOnWriteArrayList<>();
        try (Outbox outbox = Outbox.create(ledger.database(), clock)) {
            outbox.subscribe("cautious", Set.of("cut"), (tx, d) -> heard.add(d.news().key()));
            outbox.start();
            assertThatThrownBy(() ->
                            ledger.database()
                                    .change(tx -> {
                                        outbox.publish(tx, news("cut", "never"));
                                        throw Problem.notFound("no");
                                    }))
                    .isInstanceOf(Problem.class);
            ledger.database().change(tx -> outbox.publish(tx, news("cut", "told")));
            await(() -> !heard.isEmpty());
        }
        assertThat(heard).containsExactly("told");
    }

    @Test
    void givenAConsumerThatFailsTwice_whenItSucceeds_thenItsWorkIsStoredExactlyOnce() {
        AtomicInteger tries = new AtomicInteger();
        try (Outbox outbox = Outbox.create(ledger.database(), clock)) {
            outbox.subscribe(
                    "stumbling",
                    Set.of("stumble"),
                    (tx, d) -> {
                        store(tx, d);
                        if (tries.incrementAndGet() < 3) throw Problem.notFound("not yet");
                    });
            outbox.start();
            ledger.database().change(tx -> outbox.publish(tx, news("stumble", "stumble 1")));
            await(() -> count("stumble %") == 1);
        }
        assertThat(tries).hasValue(3);
    }

    @Test
    void givenNewsThatAConsumerCannotTake_whenTriedFiveTimes_thenItIsSetAsideAndOthersGoOn() {
        List<String> heard = new CopyOnWriteArrayList<>();
        try (Outbox outbox = Outbox.create(ledger.database(), clock)) {
            long before = outbox.setAside();
            outbox.subscribe(
                    "choking",
                    Set.of("choke"),
                    (tx, d) -> {
                        if (d.news().key().equals("bad")) throw new IllegalStateException("bad");
                        heard.add(d.news().key());
                    });
            outbox.start();
            ledger.database().change(tx -> outbox.publish(tx, news("choke", "bad")));
            ledger.database().change(tx -> outbox.publish(tx, news("choke", "good")));
            await(() -> heard.contains("good"));
            assertThat(outbox.setAside()).isEqualTo(before + 1);
        }
        assertThat(heard).containsExactly("good");
    }

    @Test
    void givenNewsWhileNobodyListens_whenStartedAgain_thenNothingIsMissed() {
        List<String> heard = new CopyOnWriteArrayList<>();
        try (Outbox first = Outbox.create(ledger.database(), clock)) {
            first.subscribe("sleeper", Set.of("sleep"), (tx, d) -> {});
            ledger.database().change(tx -> first.publish(tx, news("sleep", "a")));
            ledger.database().change(tx -> first.publish(tx, news("sleep", "b")));
        }
        try (Outbox second = Outbox.create(ledger.database(), clock)) {
            second.subscribe("sleeper", Set.of("sleep"), (tx, d) -> heard.add(d.news().key()));
            second.start();
            await(() -> heard.size() == 2);
        }
        assertThat(heard).containsExactly("a", "b");
    }

    @Test
    void givenOldNewsThatAllHaveSeen_whenPruned_thenTheyAreGoneAndUnseenOnesStay() {
        try (Outbox outbox = Outbox.create(ledger.database(), clock)) {
            outbox.subscribe("pruner", Set.of("prune"), (tx, d) -> {});
            ledger.database().change(tx -> outbox.publish(tx, news("prune", "unseen")));
            clock.advance(Duration.ofDays(8));
            long left = newsOf("prune");
            outbox.prune();
            assertThat(newsOf("prune")).isEqualTo(left);
        }
    }

    private static long newsOf(String topic) {
        Sql sql = Sql.text("n", "select count(*) as n from bus.news where topic = :t");
        return ledger.database()
                .read(tx -> tx.one(sql, Map.of("t", topic), r -> r.number("n")).orElseThrow());
    }

    private static void store(Tx tx, Delivery delivery) {
        city.qala.platform.db.Tx.of(tx).update(ADD, Map.of("name", delivery.news().key()));
    }

    private static List<String> ordered(int to, int by) {
        List<String> keys = new ArrayList<>();
        for (int i = 0; i < to; i += by) keys.add("k" + i);
        return keys;
    }

    private static long count(String like) {
        return ledger.database()
                .read(tx -> tx.one(COUNT, Map.of("like", like), r -> r.number("n")).orElseThrow());
    }

    private static void await(BooleanSupplier condition) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("waited in vain").isLessThan(end);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
        }
    }
}
