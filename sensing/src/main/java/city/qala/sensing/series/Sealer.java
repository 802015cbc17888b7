package city.qala.sensing.series;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/** Seals in the background when so many rows have come that memory and restart would suffer. */
final class Sealer implements AutoCloseable {

    private static final Logger LOG = System.getLogger(Sealer.class.getName());
    private static final long PAUSE_AFTER_FAILURE_SECONDS = 10;

    private final BlockingQueue<Boolean> wishes = new ArrayBlockingQueue<>(1);
    private final BlockingQueue<Boolean> end = new ArrayBlockingQueue<>(1);
    private final Runnable seal;
    private final Thread thread;

    Sealer(Runnable seal) {
        this.seal = seal;
        this.thread = Thread.ofPlatform().daemon().name("series-sealer").start(this::run);
    }

    /** Asks for a sealing soon; never waits. */
    void wish() {
        boolean ignored = wishes.offer(true);
    }

    private void run() {
        try {
            while (wishes.take()) {
                if (!sealed() && end.poll(PAUSE_AFTER_FAILURE_SECONDS, TimeUnit.SECONDS) != null) {
                    return;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean sealed() {
        try {
            seal.run();
            return true;
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "sealing failed; it is tried again: " + e.getMessage());
            return false;
        }
    }

    /** Ends after the sealing at hand. */
    @Override
    public void close() {
        wishes.clear();
        boolean ignored = wishes.offer(false) && end.offer(true);
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
