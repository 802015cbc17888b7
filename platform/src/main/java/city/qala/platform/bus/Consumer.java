package city.qala.platform.bus;

import city.qala.kernel.Problem;
import city.qala.kernel.Tx;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * One listener of the outbox with a thread of its own, so that it can neither hurry nor hold
 * others.
 */
final class Consumer {

    private static final int GIVE_UP_AFTER = 5;
    private static final Duration SHORTEST = Duration.ofMillis(10);
    private static final Duration LONGEST = Duration.ofSeconds(1);
    private static final System.Logger LOG = System.getLogger(Outbox.class.getName());

    private final String name;
    private final Set<String> topics;
    private final BiConsumer<Tx, Delivery> work;
    private final NewsStore store;
    private final Semaphore woken = new Semaphore(0);
    private volatile boolean stopping;
    private @Nullable Thread thread;

    Consumer(String name, Set<String> topics, BiConsumer<Tx, Delivery> work, NewsStore store) {
        this.name = name;
        this.topics = topics;
        this.work = work;
        this.store = store;
    }

    void start() {
        thread = Thread.ofVirtual().name("bus-" + name).start(this::listen);
    }

    void wake() {
        woken.release();
    }

    void stop() {
        stopping = true;
        wake();
    }

    void join() {
        try {
            if (thread != null) thread.join(Duration.ofSeconds(15));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void listen() {
        Duration pause = SHORTEST;
        while (!stopping) {
            boolean delivered = deliverOne();
            if (delivered) {
                pause = SHORTEST;
            } else if (pausing(pause)) {
                // Woken before the publisher's commit, most likely: look again soon.
                pause = SHORTEST;
            } else {
                pause = longer(pause);
            }
        }
    }

    /** Whether something was delivered or given up, so that there may be more at once. */
    private boolean deliverOne() {
        try {
            return store.deliver(name, topics, work);
        } catch (NewsStore.Undelivered e) {
            return failed(e);
        } catch (RuntimeException e) {
            // The ledger is away; nothing was tried, so nothing is counted.
            return false;
        }
    }

    private boolean failed(NewsStore.Undelivered e) {
        RuntimeException why = e.why();
        if (why instanceof Problem p
                && (p.kind() == Problem.Kind.UNAVAILABLE || p.kind() == Problem.Kind.STORAGE_FULL))
            return false;
        String reason = why instanceof Problem p ? p.code() : why.getClass().getSimpleName();
        LOG.log(
                System.Logger.Level.WARNING,
                "news not taken consumer=" + name + " position=" + e.position() + " why=" + reason,
                why);
        try {
            return store.countFailure(name, e.position(), reason, GIVE_UP_AFTER);
        } catch (RuntimeException ledgerAway) {
            return false;
        }
    }

    private boolean pausing(Duration pause) {
        try {
            boolean was = woken.tryAcquire(pause.toMillis(), TimeUnit.MILLISECONDS);
            woken.drainPermits();
            return was;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stopping = true;
            return false;
        }
    }

    private static Duration longer(Duration pause) {
        Duration twice = pause.multipliedBy(2);
        return twice.compareTo(LONGEST) < 0 ? twice : LONGEST;
    }
}
