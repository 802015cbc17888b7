package city.qala.sensing.sta;

import city.qala.kernel.Problem;
import city.qala.sensing.sta.RefusalStore.Refusal;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The ledger of refused readings: who sent what, when, and why it was not taken. Written a moment
 * later by one thread; a flood of refusals beyond the queue is counted and not written.
 */
final class Refusals implements AutoCloseable {

    private static final int QUEUE = 5_000;
    private static final int BATCH = 500;
    private static final int LONGEST = 400;

    private final RefusalStore store;
    private final Clock clock;
    private final BlockingQueue<Refusal> queue = new ArrayBlockingQueue<>(QUEUE);
    private final AtomicLong counted = new AtomicLong();
    private final AtomicLong dropped = new AtomicLong();
    private final Thread thread;
    private volatile boolean closed;

    Refusals(RefusalStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
        thread = Thread.ofVirtual().name("sensing-refusals").start(this::run);
    }

    /** Writes down a refusal of what the sender could mend; our own failures are not its fault. */
    void note(StaRequest rq, Problem p) {
        note(rq, p, new String(rq.body().array, 0, shown(rq), StandardCharsets.UTF_8));
    }

    private static int shown(StaRequest rq) {
        return Math.min(rq.body().array.length, LONGEST);
    }

    /** The same for a part of what was sent. */
    void note(StaRequest rq, Problem p, String sent) {
        if (p.status() >= 500 || p.status() == 429) return;
        counted.incrementAndGet();
        var refusal =
                new Refusal(
                        0,
                        rq.actor().name(),
                        clock.instant(),
                        rq.mqtt() ? "mqtt" : "http",
                        clean(rq.path()),
                        p.code(),
                        clean(p.detail()),
                        clean(sent));
        if (!queue.offer(refusal)) dropped.incrementAndGet();
    }

    // PostgreSQL keeps no zero character, and nobody reads a megabyte of nonsense.
    private static String clean(String s) {
        String head = s.length() > LONGEST ? s.substring(0, LONGEST) + "…" : s;
        return head.replace('\0', '\uFFFD');
    }

    /** Refused since the start. */
    long counted() {
        return counted.get();
    }

    /** Of those, not written because the queue was full or the ledger did not answer. */
    long dropped() {
        return dropped.get();
    }

    private void run() {
        List<Refusal> batch = new ArrayList<>();
        try {
            while (!closed || !queue.isEmpty()) {
                batch.clear();
                Refusal first = queue.poll(500, java.util.concurrent.TimeUnit.MILLISECONDS);
                if (first == null) continue;
                batch.add(first);
                queue.drainTo(batch, BATCH - 1);
                write(batch);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void write(List<Refusal> batch) {
        try {
            store.put(batch);
        } catch (Problem p) {
            dropped.addAndGet(batch.size());
        }
    }

    List<Refusal> list(String device, long before, int most) {
        return store.list(device, before, most);
    }

    @Override
    public void close() {
        closed = true;
        try {
            thread.join(2_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
