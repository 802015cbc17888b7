package city.qala.governance.audit;

import city.qala.kernel.AuditEntry;
import city.qala.platform.db.Database;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Commits entries that have no transaction of their own, together: one thread, no timer; whatever
 * came while a commit was on its way shares the next one.
 */
final class GroupWriter implements AutoCloseable {
    private static final int MOST = 4_096;
    private static final int LONGEST_QUEUE = 20_000;

    private final Database ledger;
    private final Drafts drafts;
    private final EntryStore entries;
    private final LinkedBlockingQueue<Waiting> queue = new LinkedBlockingQueue<>(LONGEST_QUEUE);
    private final Thread thread;
    private volatile boolean closing;

    /** Entries of one caller. */
    private record Waiting(List<AuditEntry> entries, CompletableFuture<Boolean> done) {}

    GroupWriter(Database ledger, Drafts drafts, EntryStore entries) {
        this.ledger = ledger;
        this.drafts = drafts;
        this.entries = entries;
        this.thread = Thread.ofPlatform().daemon().name("audit-commit").start(this::work);
    }

    /** Writes entries; they are committed and flushed when this returns. */
    void write(List<AuditEntry> mine) {
        var waiting = new Waiting(List.copyOf(mine), new CompletableFuture<>());
        if (closing || !queue.offer(waiting)) throw AuditTrail.unavailable();
        // Closed between the two: nobody would take it any more.
        if (closing && queue.remove(waiting)) throw AuditTrail.unavailable();
        try {
            waiting.done().join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException why ? why : e;
        }
    }

    /** Commits what waits, then stops. */
    @Override
    public void close() {
        closing = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void work() {
        while (!closing || !queue.isEmpty()) {
            Waiting first = next();
            if (first != null) commit(group(first));
        }
    }

    private @Nullable Waiting next() {
        try {
            return queue.poll(200, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            closing = true;
            return null;
        }
    }

    private List<Waiting> group(Waiting first) {
        List<Waiting> group = new ArrayList<>(List.of(first));
        int count = first.entries().size();
        Waiting one = queue.peek();
        while (one != null && count + one.entries().size() <= MOST) {
            group.add(one);
            count += one.entries().size();
            queue.remove();
            one = queue.peek();
        }
        return group;
    }

    private void commit(List<Waiting> group) {
        try {
            List<AuditEntry> all = new ArrayList<>();
            group.forEach(w -> all.addAll(w.entries()));
            // A refusal is written even when the disk runs low.
            ledger.writeLastRoom(tx -> {
                Drafts.Batch batch = drafts.of(tx, all);
                entries.add(tx, batch.lines(), batch.concerns());
                return batch;
            });
            group.forEach(w -> w.done().complete(true));
        } catch (RuntimeException e) {
            group.forEach(w -> w.done().completeExceptionally(e));
        }
    }
}
