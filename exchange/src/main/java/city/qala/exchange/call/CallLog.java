package city.qala.exchange.call;

import city.qala.kernel.AuditLog;
import city.qala.kernel.Problem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;

/**
 * The one writer of calls. Without a timer it takes all that wait, writes them and their audit
 * entries in one transaction, and only then lets their answers go.
 */
final class CallLog implements AutoCloseable {

    private static final int MOST_AT_ONCE = 512;
    private static final int MOST_WAITING = 4_096;
    private static final long LOOK_MILLIS = 200;

    private final CallStore store;
    private final AuditLog audit;
    private final BiConsumer<Long, byte[]> kept;
    private final LinkedBlockingQueue<CallEntry> waiting = new LinkedBlockingQueue<>(MOST_WAITING);
    private final Thread thread;
    private volatile boolean closing;
    private long last;

    /**
     * Starts the writer.
     *
     * @param kept told the number and leaf of each call that is in the ledger, in order
     */
    CallLog(CallStore store, AuditLog audit, BiConsumer<Long, byte[]> kept) {
        this.store = store;
        this.audit = audit;
        this.kept = kept;
        this.last = store.last();
        this.thread = Thread.ofPlatform().name("exchange-log").start(this::run);
    }

    /**
     * Keeps a call; when this returns it is durable.
     *
     * @throws Problem {@code overloaded}, {@code audit-unavailable} or {@code storage-full}:
     *     nothing may be answered
     */
    void keep(CallEntry call) {
        if (closing || !waiting.offer(call)) throw overloaded();
        try {
            call.kept.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof Problem p) throw p;
            throw e;
        }
    }

    private void run() {
        List<CallEntry> group = new ArrayList<>();
        while (!closing || !waiting.isEmpty()) {
            try {
                CallEntry first = waiting.poll(LOOK_MILLIS, TimeUnit.MILLISECONDS);
                if (first == null) continue;
                group.add(first);
                waiting.drainTo(group, MOST_AT_ONCE - 1);
                commit(group);
            } catch (InterruptedException e) {
                closing = true;
            }
            group.clear();
        }
    }

    private void commit(List<CallEntry> group) {
        long first = last + 1;
        try {
            store.ledger()
                    .change(tx -> {
                        store.add(tx, first, group);
                        audit.writeAll(tx, group.stream().map(call -> call.audit).toList());
                    });
        } catch (RuntimeException e) {
            fail(group, e);
            return;
        }
        last += group.size();
        for (int i = 0; i < group.size(); i++) {
            kept.accept(first + i, group.get(i).leaf);
            group.get(i).kept.complete(true);
        }
    }

    private void fail(List<CallEntry> group, RuntimeException why) {
        Problem told = why instanceof Problem p ? p : unavailable();
        group.forEach(call -> call.kept.completeExceptionally(told));
        try {
            // The outcome of a broken commit is not known: the ledger says how far it got.
            long now = store.last();
            List<byte[]> found = store.leaves(last + 1, now);
            for (int i = 0; i < found.size(); i++) kept.accept(last + 1 + i, found.get(i));
            last = now;
        } catch (Problem stillDown) {
            // The next group fails as this one did, or comes to a ledger that answers again.
        }
    }

    @Override
    public void close() {
        closing = true;
        try {
            thread.join(Duration.ofSeconds(10));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        List<CallEntry> left = new ArrayList<>();
        waiting.drainTo(left);
        left.forEach(call -> call.kept.completeExceptionally(overloaded()));
    }

    private static Problem overloaded() {
        return Problem.of(
                        Problem.Kind.UNAVAILABLE,
                        "overloaded",
                        "There are too many calls just now; try again soon.")
                .retryAfter(Duration.ofSeconds(1));
    }

    private static Problem unavailable() {
        return Problem.of(
                        Problem.Kind.UNAVAILABLE,
                        "audit-unavailable",
                        "This cannot be done while it cannot be recorded; try again soon.")
                .retryAfter(Duration.ofSeconds(1));
    }
}
