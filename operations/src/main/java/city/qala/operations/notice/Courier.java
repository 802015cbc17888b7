package city.qala.operations.notice;

import city.qala.kernel.Problem;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Brings one receiver what is for it, in order, with a thread of its own: a receiver that fails or
 * dawdles holds up nobody else. What it has brought but could not note down it brings again.
 */
final class Courier {

    private static final Duration LOOK = Duration.ofSeconds(20);
    private static final System.Logger LOG = System.getLogger(Courier.class.getName());

    /** The queue of a receiver. */
    interface Queue {
        /** What comes next; null if nothing waits. */
        NoticeStore.@Nullable Due next(String receiver);

        /** It got there. */
        void delivered(long no, Instant at);

        /** It did not. */
        void notDelivered(long no, Delivery.State state, Instant next, String trouble);
    }

    private final String receiver;
    private final Queue queue;
    private final Post post;
    private final Function<city.qala.kernel.Ulid, Parcel> parcels;
    private final Clock clock;
    private final Semaphore woken = new Semaphore(0);
    private volatile boolean closed;
    private @Nullable Thread thread;

    /** What is brought. */
    record Parcel(Notice notice, String cap) {}

    Courier(
            String receiver,
            Queue queue,
            Post post,
            Function<city.qala.kernel.Ulid, Parcel> parcels,
            Clock clock) {
        this.receiver = receiver;
        this.queue = queue;
        this.post = post;
        this.parcels = parcels;
        this.clock = clock;
    }

    void start() {
        thread = Thread.ofVirtual().name("courier").start(this::run);
    }

    void wake() {
        woken.release();
    }

    private void run() {
        while (!closed) {
            Duration wait = LOOK;
            try {
                wait = round();
            } catch (RuntimeException e) {
                // The ledger is away for a while; what waits is kept there.
                LOG.log(System.Logger.Level.DEBUG, "courier could not look");
            }
            if (wait.isPositive()) pause(wait);
        }
    }

    /** Brings one thing; how long to wait before the next look. */
    Duration round() {
        NoticeStore.Due due = queue.next(receiver);
        if (due == null) return LOOK;
        Instant now = clock.instant();
        if (due.at().isAfter(now)) {
            Duration wait = Duration.between(now, due.at());
            return wait.compareTo(LOOK) < 0 ? wait : LOOK;
        }
        bring(due);
        return Duration.ZERO;
    }

    private void bring(NoticeStore.Due due) {
        try {
            Parcel parcel = parcels.apply(due.notice());
            post.bring(receiver, parcel.notice(), parcel.cap());
        } catch (Problem p) {
            int attempts = due.attempts() + 1;
            boolean over = RetryRule.over(attempts);
            queue.notDelivered(
                    due.no(),
                    over ? Delivery.State.GIVEN_UP : Delivery.State.WAITING,
                    RetryRule.next(clock.instant(), due.attempts()),
                    p.code());
            return;
        }
        queue.delivered(due.no(), clock.instant());
    }

    private void pause(Duration wait) {
        try {
            var _ = woken.tryAcquire(Math.max(20, wait.toMillis()), TimeUnit.MILLISECONDS);
            woken.drainPermits();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            closed = true;
        }
    }

    void stop() {
        closed = true;
        wake();
    }

    void join() {
        try {
            if (thread != null) thread.join(Duration.ofSeconds(12));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
