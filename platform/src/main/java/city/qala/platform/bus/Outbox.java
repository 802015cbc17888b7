package city.qala.platform.bus;

import city.qala.kernel.Tx;
import city.qala.platform.db.Database;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;

/**
 * News between capabilities: published in the transaction of the change itself, delivered to each
 * consumer at least once and in order. A consumer's position moves in the same transaction as what
 * it writes, so that work done through that transaction happens exactly once. Consumers do not wait
 * for one another; news that a consumer fails on five times is set aside and shown to staff.
 *
 * <p>Publish late in a transaction: publishers wait for one another until they commit, which is
 * what keeps news in the order of their commits.
 */
public final class Outbox implements AutoCloseable {

    private final NewsStore store;
    private final List<Consumer> consumers = new ArrayList<>();

    private Outbox(NewsStore store) {
        this.store = store;
    }

    /** An outbox without consumers; brings its tables up to date. */
    public static Outbox create(Database database, Clock clock) {
        database.migrate("bus");
        return new Outbox(new NewsStore(database, clock));
    }

    /** Tells news with the commit of this transaction, or not at all. */
    public void publish(Tx tx, News news) {
        store.add(city.qala.platform.db.Tx.of(tx), news);
        consumers.forEach(Consumer::wake);
    }

    /**
     * Adds a consumer; before {@link #start()}. A consumer that was never seen begins with the news
     * that come after it.
     *
     * @param consumer its stable name, under which its position is kept
     * @param topics what it wants to hear
     * @param work done for each delivery, in a transaction of its own
     */
    public void subscribe(String consumer, Set<String> topics, BiConsumer<Tx, Delivery> work) {
        store.know(consumer);
        consumers.add(new Consumer(consumer, Set.copyOf(topics), work, store));
    }

    /** Starts to deliver. */
    public void start() {
        consumers.forEach(Consumer::start);
    }

    /** How many deliveries were given up and wait for staff. */
    public long setAside() {
        return store.countSetAside();
    }

    /** Removes news older than a week that every consumer has seen; how many. */
    public long prune() {
        return store.prune();
    }

    /** Lets the deliveries at hand end, then stops. */
    @Override
    public void close() {
        consumers.forEach(Consumer::stop);
        consumers.forEach(Consumer::join);
    }
}
