package city.qala.platform.http;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Cuts connections whose client neither sends nor reads in time.
 *
 * <p>One thread looks at all of them four times a second. Reads and writes are plain blocking calls
 * on virtual threads; closing the socket from here wakes them.
 */
final class Watchdog implements AutoCloseable {

    private static final long PERIOD_MILLIS = 250;

    private final Set<GuardedSocket> open = ConcurrentHashMap.newKeySet();
    private final int most;
    private final ScheduledExecutorService clock =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("http-watchdog").factory());

    private final Future<?> looking;

    Watchdog(int most) {
        this.most = most;
        looking =
                clock.scheduleAtFixedRate(
                        this::look, PERIOD_MILLIS, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
    }

    void add(GuardedSocket socket) {
        open.add(socket);
    }

    void remove(GuardedSocket socket) {
        open.remove(socket);
    }

    int open() {
        return open.size();
    }

    boolean full() {
        return open.size() > most;
    }

    /** Whether so many are open that idle ones are worth less than new ones. */
    boolean pressed() {
        return open.size() > most - most / 5;
    }

    private void look() {
        long now = System.nanoTime();
        for (GuardedSocket socket : open) {
            if (socket.deadline().passed(now)) socket.cut();
        }
    }

    @Override
    public void close() {
        looking.cancel(false);
        clock.shutdownNow();
    }
}
