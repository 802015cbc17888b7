package city.qala.sensing.series;

import city.qala.kernel.Problem;
import city.qala.platform.db.Conflict;
import city.qala.platform.db.LineLost;
import city.qala.sensing.series.Journal.Kept;
import city.qala.sensing.series.Journal.Promise;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The one writer. It takes all that waits, without a timer, has the ledger flush it as one block,
 * makes it readable and only then answers. Nothing is answered whose outcome is not known.
 */
final class Committer implements AutoCloseable {

    private static final Logger LOG = System.getLogger(Committer.class.getName());
    private static final long GROUP_BYTES = 1 << 20;
    private static final long RETRY_NANOS = 100_000_000;
    private static final int RETRIES_BEFORE_ANSWER = 60;

    private final Memory memory;
    private final Journal journal;
    private final SeriesConfig config;
    private final Waiting waiting;
    private final KnownKeys keys = new KnownKeys();
    private final List<Consumer<List<Observation>>> listeners = new CopyOnWriteArrayList<>();
    private final Thread thread;

    private long position;
    private boolean ending;
    private volatile boolean closing;
    private volatile boolean stopped;
    private volatile @Nullable Problem refusing;

    /**
     * @param position of the last block in the journal
     */
    Committer(Memory memory, Journal journal, long position, SeriesConfig config) {
        this.memory = memory;
        this.journal = journal;
        this.position = position;
        this.config = config;
        this.waiting = new Waiting(config.queueRows(), config.queueBytes());
        journal.eachKey(keys::add);
        this.thread = Thread.ofPlatform().name("series-committer").unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    void onStored(Consumer<List<Observation>> listener) {
        listeners.add(listener);
    }

    /** Why nothing is taken just now; null if all is well. */
    @Nullable Problem refusing() {
        return stopped || closing ? stopping() : refusing;
    }

    /** Rows that wait. */
    int waitingRows() {
        return waiting.rows();
    }

    /** Position of the last block. Only for work that runs in a pause. */
    long position() {
        return position;
    }

    /**
     * Has the journal use its other table if that is empty. Only for work that runs in a pause.
     *
     * @return the table that takes blocks from now on
     */
    int turnJournal() {
        ready();
        if (journal.last(1 - journal.table()) == 0) {
            journal.table(1 - journal.table());
        }
        return journal.table();
    }

    /**
     * Hands work over; its future tells how it ended.
     *
     * @throws Problem at once if it cannot be taken
     */
    void submit(Work work) {
        Problem why = refusing();
        if (why != null && !(work instanceof Work.Pause)) {
            throw why;
        }
        waiting.add(work);
        if (stopped) {
            work.done().completeExceptionally(stopping());
        }
    }

    private static Problem stopping() {
        return Problem.of(
                        Problem.Kind.UNAVAILABLE,
                        "overloaded",
                        "Observations are not taken just now; try again in a moment.")
                .retryAfter(java.time.Duration.ofSeconds(2));
    }

    private void run() {
        try {
            while (!ending) {
                Work work = waiting.take();
                switch (work) {
                    case Work.Append append -> handle(gather(append));
                    default -> handle(work);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            stopped = true;
            for (Work left = waiting.poll(); left != null; left = waiting.poll()) {
                left.done().completeExceptionally(stopping());
            }
        }
    }

    /** Everything that waits behind the first one, up to a block's size. */
    private List<Work.Append> gather(Work.Append first) {
        List<Work.Append> taken = new ArrayList<>();
        taken.add(first);
        int rows = first.rows();
        long bytes = first.bytes();
        while (waiting.peek() instanceof Work.Append next
                && rows + next.rows() <= config.groupRows()
                && bytes + next.bytes() <= GROUP_BYTES) {
            waiting.poll();
            taken.add(next);
            rows += next.rows();
            bytes += next.bytes();
        }
        return taken;
    }

    private void handle(List<Work.Append> works) {
        try {
            commit(works, false);
        } catch (RuntimeException e) {
            failed(works, e);
        } finally {
            works.forEach(waiting::leave);
        }
    }

    private void handle(Work work) {
        try {
            switch (work) {
                case Work.Replace w -> replace(w);
                case Work.Remove w -> remove(w);
                case Work.Drop w -> drop(w);
                case Work.Pause w -> {
                    w.action().run();
                    w.done().complete(true);
                }
                case Work.Append w -> throw new IllegalStateException("gathered before");
            }
        } catch (RuntimeException e) {
            failed(List.of(work), e);
        } finally {
            waiting.leave(work);
        }
    }

    private static void failed(List<? extends Work> works, RuntimeException e) {
        Problem problem = e instanceof Problem known ? known : Problem.bug(e);
        if (problem.kind() == Problem.Kind.BUG) {
            LOG.log(Level.ERROR, "observations not stored", e);
        }
        works.forEach(work -> work.done().completeExceptionally(problem));
    }

    private void commit(List<Work.Append> works, boolean lookUpKeys) {
        ready();
        Group group = new Group(memory);
        for (Work.Append work : works) {
            if (!work.done().isDone()) {
                group.add(work, kept(work, lookUpKeys));
            }
        }
        if (!group.isEmpty()) {
            try {
                store(group.blocks(config.groupRows()), group.promises(), works);
            } catch (Conflict repeated) {
                if (lookUpKeys) {
                    throw Problem.bug(repeated);
                }
                commit(works, true);
                return;
            }
            finish(group::apply);
            group.promises().forEach(promise -> keys.add(promise.key()));
            tell(group.fresh());
        }
        group.answer();
    }

    private Optional<Kept> kept(Work.Append work, boolean lookUp) {
        return work.key() != null && (lookUp || keys.mayHold(work.key()))
                ? journal.find(work.key())
                : Optional.empty();
    }

    private void replace(Work.Replace work) {
        Observation changed = work.changed();
        if (memory.find(changed.id()) == null) {
            throw Problem.notFound("There is no Observation %d.", changed.id());
        }
        Block block = new Block();
        block.replace(changed);
        store(List.of(block.toBytes()), List.of(), List.of(work));
        finish(() -> memory.replace(changed));
        tell(List.of(changed));
        work.done().complete(true);
    }

    private void remove(Work.Remove work) {
        List<Long> there =
                work.ids().stream().distinct().filter(id -> memory.find(id) != null).toList();
        if (!there.isEmpty()) {
            Block block = new Block();
            block.remove(there);
            store(List.of(block.toBytes()), List.of(), List.of(work));
            finish(() -> memory.remove(there));
        }
        work.done().complete(true);
    }

    private void drop(Work.Drop work) {
        Block block = new Block();
        block.drop(work.stream());
        store(List.of(block.toBytes()), List.of(), List.of(work));
        finish(() -> memory.drop(work.stream()));
        work.done().complete(true);
    }

    /** What the ledger holds must become readable; if that fails, nothing more may be taken. */
    private void finish(Runnable change) {
        try {
            change.run();
        } catch (RuntimeException e) {
            ending = true;
            refusing = stopping();
            throw unknown(e);
        }
    }

    private void tell(List<Observation> stored) {
        if (stored.isEmpty()) {
            return;
        }
        for (Consumer<List<Observation>> listener : listeners) {
            try {
                listener.accept(stored);
            } catch (RuntimeException e) {
                LOG.log(Level.ERROR, "a listener of stored observations failed", e);
            }
        }
    }

    private void ready() {
        if (!journal.isOpen()) {
            journal.connect();
        }
    }

    /** Stores blocks, all or none; returns when they are flushed. */
    private void store(List<byte[]> blocks, List<Promise> promises, List<? extends Work> works) {
        ready();
        long last = position + blocks.size();
        for (int tries = 1; ; tries++) {
            try {
                if (blocks.size() == 1) {
                    journal.write(position + 1, blocks.getFirst(), promises);
                } else {
                    journal.writeAll(position + 1, blocks, promises);
                }
                position = last;
                return;
            } catch (LineLost lost) {
                if (isStored(last, lost, works)) {
                    position = last;
                    return;
                }
                if (tries == 2 || works.getFirst().done().isDone()) {
                    throw lost.diskFull() ? storageFull() : stopping();
                }
            }
        }
    }

    /**
     * Finds out whether the ledger holds the last block, however long that takes: callers are told
     * after a while that it is not known, and new work is refused until it is.
     */
    private boolean isStored(long last, LineLost lost, List<? extends Work> works) {
        refusing = lost.diskFull() ? storageFull() : stopping();
        LOG.log(Level.WARNING, "connection to the ledger lost; looking what was stored");
        for (int tries = 1; ; tries++) {
            try {
                journal.connect();
                boolean found = journal.holds(last);
                refusing = null;
                return found;
            } catch (Problem | LineLost again) {
                if (tries == RETRIES_BEFORE_ANSWER || closing) {
                    failed(works, unknown(again));
                }
                if (closing) {
                    throw unknown(again);
                }
                LockSupport.parkNanos(RETRY_NANOS);
            }
        }
    }

    private static Problem storageFull() {
        return Problem.of(
                        Problem.Kind.STORAGE_FULL,
                        "storage-full",
                        "There is no room on the disk; nothing was stored.")
                .retryAfter(java.time.Duration.ofSeconds(5));
    }

    private static Problem unknown(RuntimeException why) {
        LOG.log(Level.ERROR, "it is not known what was stored; stopping to take", why);
        return Problem.of(
                Problem.Kind.BUG,
                "outcome-unknown",
                "It is not known whether this was stored; look before sending it again.");
    }

    /** Stores what waits, then stops. */
    @Override
    public void close() {
        Work.Pause last =
                new Work.Pause(() -> ending = true, new java.util.concurrent.CompletableFuture<>());
        closing = true;
        waiting.add(last);
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        journal.close();
    }
}
