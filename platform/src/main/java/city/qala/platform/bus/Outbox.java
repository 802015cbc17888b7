package city.qala.platform.bus;

import city.qala.kernel.Tx;
import city.qala.platform.db.Database;
import java.time.Clock;
import java.util.Set;
import java.util.function.BiConsumer;

/**
 * News between capabilities: published in the transaction of the change itself, delivered to each
 * consumer at least once and in order. A consumer's position moves in the same transaction as what
 * it writes, so that work done through that transaction happens exactly once. Consumers do not wait
 * for one another; news that a consumer fails on five times is set aside and shown to staff.
 */
public final class Outbox implements AutoCloseable {

    private Outbox() {}

    /** An outbox; its tables must be migrated ({@code bus}). */
    public static Outbox create(Database database, Clock clock) {
        return new Outbox();
    }

    /** Tells news with the commit of this transaction, or not at all. */
    public void publish(Tx tx, News news) {
        throw new UnsupportedOperationException("being written");
    }

    /**
     * Adds a consumer; before {@link #start()}.
     *
     * @param consumer its stable name, under which its position is kept
     * @param topics what it wants to hear
     * @param work done for each delivery, in a transaction of its own
     */
    public void subscribe(String consumer, Set<String> topics, BiConsumer<Tx, Delivery> work) {}

    /** Starts to deliver. */
    public void start() {}

    /** Lets the deliveries at hand end, then stops. */
    @Override
    public void close() {}
}
