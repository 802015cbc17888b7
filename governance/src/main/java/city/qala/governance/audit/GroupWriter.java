package city.qala.governance.audit;

import city.qala.kernel.AuditEntry;
import city.qala.platform.db.Database;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Commits entries that have no transaction of their own, together: whoever comes while a commit is
 * on its way shares the next one.
 */
final class GroupWriter {
    private static final int MOST = 4_096;

    private final Database ledger;
    private final Drafts drafts;
    private final EntryStore entries;
    private final ConcurrentLinkedQueue<Waiting> queue = new ConcurrentLinkedQueue<>();
    private final ReentrantLock turn = new ReentrantLock();

    /** Entries of one caller. */
    private static final class Waiting {
        private final List<AuditEntry> entries;
        private boolean done;
        private @Nullable RuntimeException failure;

        Waiting(List<AuditEntry> entries) {
            this.entries = entries;
        }
    }

    GroupWriter(Database ledger, Drafts drafts, EntryStore entries) {
        this.ledger = ledger;
        this.drafts = drafts;
        this.entries = entries;
    }

    /** Writes entries; they are committed and flushed when this returns. */
    void write(List<AuditEntry> mine) {
        var waiting = new Waiting(mine);
        queue.add(waiting);
        turn.lock();
        try {
            while (!waiting.done) commit(next());
        } finally {
            turn.unlock();
        }
        if (waiting.failure != null) throw waiting.failure;
    }

    private List<Waiting> next() {
        List<Waiting> group = new ArrayList<>();
        int count = 0;
        Waiting one = queue.peek();
        while (one != null && (count == 0 || count + one.entries.size() <= MOST)) {
            queue.poll();
            group.add(one);
            count += one.entries.size();
            one = queue.peek();
        }
        return group;
    }

    private void commit(List<Waiting> group) {
        RuntimeException failure = null;
        try {
            List<AuditEntry> all = new ArrayList<>();
            group.forEach(w -> all.addAll(w.entries));
            // A refusal is written even when the disk runs low.
            ledger.writeLastRoom(tx -> {
                Drafts.Batch batch = drafts.of(tx, all);
                entries.add(tx, batch.lines(), batch.concerns());
                return batch;
            });
        } catch (RuntimeException e) {
            failure = e;
        }
        for (Waiting w : group) {
            w.failure = failure;
            w.done = true;
        }
    }
}
