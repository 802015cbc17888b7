package city.qala.platform.bus;

import city.qala.platform.db.Database;
import city.qala.platform.db.Row;
import city.qala.platform.db.Sql;
import city.qala.platform.db.Tx;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;

/** News and how far each consumer is. */
final class NewsStore {

    private static final Duration KEPT = Duration.ofDays(7);

    private static final Sql ORDER = Sql.of(NewsStore.class, "order-news");
    private static final Sql ADD = Sql.of(NewsStore.class, "add-news");
    private static final Sql KNOW = Sql.of(NewsStore.class, "know-consumer");
    private static final Sql NEXT = Sql.of(NewsStore.class, "next-news");
    private static final Sql MOVE = Sql.of(NewsStore.class, "move-consumer");
    private static final Sql ATTEMPT = Sql.of(NewsStore.class, "count-attempt");
    private static final Sql SET_ASIDE = Sql.of(NewsStore.class, "set-aside");
    private static final Sql COUNT_SET_ASIDE = Sql.of(NewsStore.class, "count-set-aside");
    private static final Sql PRUNE = Sql.of(NewsStore.class, "prune-news");

    private final Database database;
    private final Clock clock;

    NewsStore(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    void add(Tx tx, News news) {
        tx.run(ORDER, Map.of());
        tx.update(
                ADD,
                Map.of(
                        "at", clock.instant(),
                        "topic", news.topic(),
                        "key", news.key(),
                        "body", news.body()));
    }

    void know(String consumer) {
        database.change(tx -> tx.update(KNOW, Map.of("name", consumer)));
    }

    /**
     * Delivers the next news of a consumer, if there are any; what the work writes and the new
     * position are one transaction.
     *
     * @throws Undelivered if the work failed
     */
    boolean deliver(
            String consumer, Set<String> topics, BiConsumer<city.qala.kernel.Tx, Delivery> work) {
        return database.write(tx -> {
            Optional<Delivery> next =
                    tx.one(NEXT, Map.of("name", consumer, "topics", topics), NewsStore::read);
            next.ifPresent(delivery -> {
                doing(tx, delivery, work);
                tx.update(MOVE, Map.of("name", consumer, "position", delivery.position()));
            });
            return next.isPresent();
        });
    }

    /** Counts a failed delivery; whether it was given up now. */
    boolean countFailure(String consumer, long position, String reason, int most) {
        return database.write(tx -> {
            if (tx.insert(ATTEMPT, Map.of("name", consumer)) < most) return false;
            tx.update(
                    SET_ASIDE,
                    Map.of(
                            "name", consumer,
                            "position", position,
                            "at", clock.instant(),
                            "reason", reason));
            tx.update(MOVE, Map.of("name", consumer, "position", position));
            return true;
        });
    }

    long countSetAside() {
        return database.read(
                tx -> tx.one(COUNT_SET_ASIDE, Map.of(), row -> row.number("n")).orElseThrow());
    }

    long prune() {
        return database.write(
                tx -> (long) tx.update(PRUNE, Map.of("before", clock.instant().minus(KEPT))));
    }

    private static void doing(
            Tx tx, Delivery delivery, BiConsumer<city.qala.kernel.Tx, Delivery> work) {
        try {
            work.accept(tx, delivery);
        } catch (RuntimeException e) {
            throw new Undelivered(delivery.position(), e);
        }
    }

    private static Delivery read(Row row) {
        return new Delivery(
                row.number("position"),
                row.instant("at"),
                new News(row.text("topic"), row.text("key"), row.text("body")));
    }

    /** The consumer's work failed; its transaction was rolled back. */
    static final class Undelivered extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final long position;
        private final RuntimeException why;

        Undelivered(long position, RuntimeException why) {
            super(why);
            this.position = position;
            this.why = why;
        }

        long position() {
            return position;
        }

        RuntimeException why() {
            return why;
        }
    }
}
