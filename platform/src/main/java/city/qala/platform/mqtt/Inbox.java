package city.qala.platform.mqtt;

import city.qala.kernel.Problem;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The messages of one client on their way to the feed. The feed gets them one after another,
 * without waiting for the commit of the one before; their answers leave in the order of arrival.
 */
final class Inbox {

    /** One message and, once known, what became of it. */
    static final class Incoming {
        final int packetId;
        final int qos;
        final String topic;
        final byte[] payload;
        final long since = System.nanoTime();
        private int attempts;
        private volatile boolean done;
        private volatile @Nullable Problem refused;

        Incoming(int packetId, int qos, String topic, byte[] payload) {
            this.packetId = packetId;
            this.qos = qos;
            this.topic = topic;
            this.payload = payload;
        }

        @Nullable Problem refused() {
            return refused;
        }
    }

    private static final int MESSAGES_MOST = 2_000;
    private static final int BYTES_MOST = 8 << 20;
    private static final long FIRST_DELAY_MILLIS = 50;

    private final Queue<Runnable> work = new ConcurrentLinkedQueue<>();
    private final AtomicInteger waiting = new AtomicInteger();
    private final Deque<Incoming> unanswered = new ArrayDeque<>();
    private final AtomicInteger delayed = new AtomicInteger();
    private final long patienceNanos;
    private final Later later;
    private int bytes;

    /**
     * An inbox.
     *
     * @param patience how long a message may be tried again
     * @param later runs something after a number of milliseconds, on any thread
     */
    Inbox(Duration patience, Later later) {
        this.patienceNanos = patience.toNanos();
        this.later = later;
    }

    /** Runs something after what came before, on a virtual thread. */
    void then(Runnable task) {
        work.add(task);
        if (waiting.getAndIncrement() == 0) Thread.ofVirtual().name("mqtt-inbox").start(this::run);
    }

    private void run() {
        do {
            Runnable next = work.poll();
            if (next != null) next.run();
        } while (waiting.decrementAndGet() > 0);
    }

    /**
     * Takes a message; on the event loop.
     *
     * @param publish hands it to the feed
     * @param settled called when its outcome is known, on any thread
     */
    void take(Incoming message, Publish publish, Runnable settled) {
        unanswered.add(message);
        bytes += message.payload.length + 64;
        then(() -> hand(message, publish, settled));
    }

    private void hand(Incoming message, Publish publish, Runnable settled) {
        var ignored =
                publish.publish(message)
                        .whenComplete((v, e) -> {
                            Problem problem = e == null ? null : problem(e);
                            if (problem != null && mayPass(message, problem)) {
                                again(message, publish, settled);
                                return;
                            }
                            message.refused = problem;
                            message.done = true;
                            settled.run();
                        });
    }

    /**
     * Too much at once is no reason to send a client away: its message waits, and it is not read.
     */
    private boolean mayPass(Incoming message, Problem problem) {
        return problem.code().equals("overloaded")
                && System.nanoTime() - message.since < patienceNanos;
    }

    private void again(Incoming message, Publish publish, Runnable settled) {
        delayed.incrementAndGet();
        long base = FIRST_DELAY_MILLIS << Math.min(4, message.attempts++);
        later.run(
                () -> {
                    delayed.decrementAndGet();
                    then(() -> hand(message, publish, settled));
                },
                base + ThreadLocalRandom.current().nextLong(base));
    }

    /** The next message in order whose outcome is known; null if there is none. Event loop only. */
    @Nullable Incoming settled() {
        Incoming first = unanswered.peek();
        if (first == null || !first.done) return null;
        unanswered.remove();
        bytes -= first.payload.length + 64;
        return first;
    }

    /** Whether no more should be read for now. */
    boolean full() {
        return unanswered.size() >= MESSAGES_MOST || bytes >= BYTES_MOST || delayed.get() > 0;
    }

    /** Whether reading may go on. */
    boolean roomy() {
        return unanswered.size() < MESSAGES_MOST / 2
                && bytes < BYTES_MOST / 2
                && delayed.get() == 0;
    }

    /** Whether the oldest message has waited longer than this. */
    boolean overdue(long nanos) {
        Incoming first = unanswered.peek();
        return first != null && !first.done && System.nanoTime() - first.since > nanos;
    }

    private static Problem problem(Throwable e) {
        Throwable cause =
                e instanceof CompletionException && e.getCause() != null ? e.getCause() : e;
        return cause instanceof Problem problem ? problem : Problem.bug(cause);
    }

    /** Runs something after a while. */
    interface Later {
        void run(Runnable task, long millis);
    }

    /** Hands a message to the feed; never throws. */
    interface Publish {
        CompletableFuture<Void> publish(Incoming message);
    }
}
