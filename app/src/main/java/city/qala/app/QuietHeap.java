package city.qala.app;

import city.qala.platform.log.Log;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Gives memory back after a burst. The serial collector keeps what it once took until it collects
 * again, and a quiet server has no reason to: so one collection is made when the process has rested
 * for a while after it had grown.
 */
final class QuietHeap implements AutoCloseable {
    private static final Log LOG = Log.of(QuietHeap.class);
    private static final Duration LOOK = Duration.ofSeconds(5);

    /** Looks in a row at which the process was at rest. */
    private static final int RESTED = 2;

    /** Share of one core below which the process counts as at rest. */
    private static final double REST = 0.2;

    /** A heap that grew by less is not worth a pause. */
    private static final long WORTH = 64L << 20;

    private final CountDownLatch end = new CountDownLatch(1);

    private QuietHeap() {}

    /** Begins to watch. */
    static QuietHeap watch() {
        var made = new QuietHeap();
        Thread.ofPlatform().daemon().name("quiet-heap").start(made::run);
        return made;
    }

    private void run() {
        long before = cpu();
        int rested = 0;
        long after = 0;
        while (!ended()) {
            long now = cpu();
            boolean rests = now - before < REST * LOOK.toNanos();
            before = now;
            rested = rests ? rested + 1 : 0;
            if (rested >= RESTED && heap().getCommitted() > after + WORTH) {
                collect();
                after = heap().getCommitted();
                before = cpu();
                rested = 0;
            }
        }
    }

    private static void collect() {
        long taken = heap().getCommitted();
        System.gc();
        LOG.debug("heap collected at rest", "before", taken, "after", heap().getCommitted());
    }

    private static MemoryUsage heap() {
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage();
    }

    private static long cpu() {
        var system = ManagementFactory.getOperatingSystemMXBean();
        return system instanceof com.sun.management.OperatingSystemMXBean process
                ? process.getProcessCpuTime()
                : 0;
    }

    private boolean ended() {
        try {
            return end.await(LOOK.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    @Override
    public void close() {
        end.countDown();
    }
}
