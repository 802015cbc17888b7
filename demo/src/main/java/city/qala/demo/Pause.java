package city.qala.demo;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Waiting that ends at once when the town stops. */
final class Pause {
    private final CountDownLatch stop = new CountDownLatch(1);

    /** Ends all waiting, now and later. */
    void stop() {
        stop.countDown();
    }

    boolean stopped() {
        return stop.getCount() == 0;
    }

    /** Waits in true time; false if the town stops. */
    boolean wait(Duration time) {
        try {
            return !stop.await(Math.max(0, time.toNanos()), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Waits in true time and ends the thread's work if the town stops. */
    void orStop(Duration time) {
        if (!wait(time)) throw new StaClient.Stopped();
    }
}
