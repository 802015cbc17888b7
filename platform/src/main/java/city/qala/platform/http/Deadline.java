package city.qala.platform.http;

/**
 * The moment at which a connection is cut unless its client moves; none while we work ourselves.
 *
 * <p>Set by the connection's own thread, read by the {@link Watchdog}. Times are those of {@link
 * System#nanoTime()}.
 */
final class Deadline {

    private static final long NONE = Long.MAX_VALUE;

    private volatile long at = NONE;

    void in(long nanos) {
        at = System.nanoTime() + nanos;
    }

    void at(long nanoTime) {
        at = nanoTime;
    }

    void none() {
        at = NONE;
    }

    boolean passed(long now) {
        long when = at;
        return when != NONE && now - when >= 0;
    }
}
