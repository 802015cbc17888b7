package city.qala.sensing.series;

import city.qala.kernel.Problem;
import java.time.Duration;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Work that waits for the committer, bounded by rows and bytes: what does not fit is refused at
 * once. One request larger than the bounds may wait at a time, so that imports get through.
 */
final class Waiting {
    private final LinkedBlockingQueue<Work> queue = new LinkedBlockingQueue<>();
    private final AtomicInteger rows = new AtomicInteger();
    private final AtomicLong bytes = new AtomicLong();
    private final AtomicInteger large = new AtomicInteger();
    private final int mostRows;
    private final long mostBytes;

    Waiting(int mostRows, long mostBytes) {
        this.mostRows = mostRows;
        this.mostBytes = mostBytes;
    }

    /**
     * @throws Problem {@code overloaded} if there is no room
     */
    void add(Work work) {
        if (work instanceof Work.Pause) {
            queue.add(work);
            return;
        }
        if (isLarge(work)) {
            if (large.getAndIncrement() > 0) {
                large.decrementAndGet();
                throw overloaded();
            }
        } else {
            int nowRows = rows.addAndGet(work.rows());
            long nowBytes = bytes.addAndGet(work.bytes());
            if (nowRows > mostRows || nowBytes > mostBytes) {
                leave(work);
                throw overloaded();
            }
        }
        queue.add(work);
    }

    static Problem overloaded() {
        return Problem.of(
                        Problem.Kind.UNAVAILABLE,
                        "overloaded",
                        "Too many observations are waiting to be stored; try again in a moment.")
                .retryAfter(Duration.ofSeconds(1));
    }

    /** The next work; waits for it. */
    Work take() throws InterruptedException {
        return queue.take();
    }

    /** The next work if it is there. */
    @Nullable Work peek() {
        return queue.peek();
    }

    @Nullable Work poll() {
        return queue.poll();
    }

    /** The work is answered and waits no longer. */
    void leave(Work work) {
        if (work instanceof Work.Pause) {
            return;
        }
        if (isLarge(work)) {
            large.decrementAndGet();
        } else {
            rows.addAndGet(-work.rows());
            bytes.addAndGet(-work.bytes());
        }
    }

    int rows() {
        return rows.get();
    }

    private boolean isLarge(Work work) {
        return work.rows() > mostRows || work.bytes() > mostBytes;
    }
}
