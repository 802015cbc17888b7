package city.qala.governance.audit;

import city.qala.platform.log.Log;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Numbers entries soon after they were written, and keeps the files up to them. */
final class Keeper implements AutoCloseable {
    private static final Log LOG = Log.of(Keeper.class);
    private static final long IDLE_MILLIS = 1_000;
    private static final long BUSY_MILLIS = 20;
    private static final int BUSY_ROUNDS = 100;

    private final Sequencer sequencer;
    private final FileKeeper files;
    private final Semaphore bell = new Semaphore(0);
    private final Thread thread;
    private volatile boolean closing;
    private boolean failed;

    Keeper(Sequencer sequencer, FileKeeper files) {
        this.sequencer = sequencer;
        this.files = files;
        this.thread = Thread.ofPlatform().daemon().name("audit-order").start(this::work);
    }

    /** Somebody wrote; their transaction may still be open. */
    void ring() {
        if (bell.availablePermits() == 0) bell.release();
    }

    @Override
    public void close() {
        closing = true;
        bell.release();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void work() {
        int busy = 0;
        while (!closing) {
            busy = awaitBell(busy > 0 ? BUSY_MILLIS : IDLE_MILLIS) ? BUSY_ROUNDS : busy - 1;
            once();
        }
        once();
    }

    private void once() {
        try {
            sequencer.catchUp();
            files.catchUp(sequencer.memory().tree().size());
            failed = false;
        } catch (RuntimeException e) {
            // The ledger may be away for a while: what is written there is not lost.
            if (!failed) LOG.error("audit entries wait for their numbers", e);
            failed = true;
        }
    }

    private boolean awaitBell(long millis) {
        try {
            boolean rung = bell.tryAcquire(millis, TimeUnit.MILLISECONDS);
            if (rung) bell.drainPermits();
            return rung;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            closing = true;
            return false;
        }
    }
}
