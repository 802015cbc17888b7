package city.qala.platform.http;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One of the requests that may be worked on at once; given back once.
 *
 * <p>Who finds none waits a moment in line: refused at once, eager clients would come back so fast
 * that refusing them took the work's time.
 */
final class Place {
    private static final Duration IN_LINE = Duration.ofMillis(200);

    private final @Nullable Semaphore places;
    private final boolean taken;
    private boolean left;

    /**
     * Takes a place if there is one, or soon will be.
     *
     * @param places null for requests that need none
     */
    Place(@Nullable Semaphore places) {
        this.places = places;
        this.taken = places == null || isTaken(places);
    }

    private static boolean isTaken(Semaphore places) {
        try {
            return places.tryAcquire(IN_LINE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    boolean taken() {
        return taken;
    }

    void leave() {
        if (places != null && taken && !left) places.release();
        left = true;
    }
}
