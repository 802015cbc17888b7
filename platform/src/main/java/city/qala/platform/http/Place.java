package city.qala.platform.http;

import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/** One of the requests that may be worked on at once; given back once. */
final class Place {

    private final @Nullable Semaphore places;
    private final boolean taken;
    private boolean left;

    /**
     * Takes a place if there is one.
     *
     * @param places null for requests that need none
     */
    Place(@Nullable Semaphore places) {
        this.places = places;
        this.taken = places == null || places.tryAcquire();
    }

    boolean taken() {
        return taken;
    }

    void leave() {
        if (places != null && taken && !left) places.release();
        left = true;
    }
}
