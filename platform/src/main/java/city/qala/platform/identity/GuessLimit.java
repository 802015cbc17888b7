package city.qala.platform.identity;

import city.qala.kernel.Problem;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Slows guessing down without locking anybody out: each pair of account and place has its own
 * bucket of tries, and a browser that has signed in before is a place of its own. The longest wait
 * is {@link #REFILL}.
 */
final class GuessLimit {
    /** Time in which one try comes back. */
    static final Duration REFILL = Duration.ofSeconds(20);

    private static final int TRIES = 5;
    // One address tries many accounts: its own bucket is wider, since a town hall shares one.
    private static final int ADDRESS_TRIES = 60;
    private static final Duration ADDRESS_REFILL = Duration.ofSeconds(2);
    private static final int REMEMBERED = 50_000;

    private record Bucket(double tries, long atMillis) {}

    private final Clock clock;
    private final Map<String, Bucket> buckets =
            new LinkedHashMap<>(16, 0.75f, true) {
                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
                    return size() > REMEMBERED;
                }
            };

    GuessLimit(Clock clock) {
        this.clock = clock;
    }

    /**
     * Takes one try.
     *
     * @param place the client's address, or the mark of a known browser
     * @throws Problem {@code rate-limited} 429 with the time to wait
     */
    synchronized void take(String account, String place) {
        double address = left("address " + place, ADDRESS_TRIES, ADDRESS_REFILL);
        double pair = left(account + " " + place, TRIES, REFILL);
        // A refused try costs nothing: else a flood of them would make the owner wait longer.
        Duration wait =
                Duration.ofSeconds(
                        Math.max(missing(address, ADDRESS_REFILL), missing(pair, REFILL)));
        if (wait.isPositive())
            throw Problem.of(
                            Problem.Kind.TOO_MANY,
                            "rate-limited",
                            "Too many tries; wait %d s and try again.",
                            wait.toSeconds())
                    .retryAfter(wait);
        buckets.put("address " + place, new Bucket(address - 1, clock.millis()));
        buckets.put(account + " " + place, new Bucket(pair - 1, clock.millis()));
    }

    /** Forgets the wrong tries of somebody who then knew the password. */
    synchronized void forget(String account, String place) {
        buckets.remove(account + " " + place);
    }

    /** Tries that are left now. */
    private double left(String key, int size, Duration refill) {
        long now = clock.millis();
        Bucket b = buckets.getOrDefault(key, new Bucket(size, now));
        double back = (now - b.atMillis()) / (double) refill.toMillis();
        return Math.min(size, b.tries() + Math.max(0, back));
    }

    /** Whole seconds until one try is there. */
    private static long missing(double tries, Duration refill) {
        return tries >= 1 ? 0 : (long) Math.ceil((1 - tries) * refill.toMillis() / 1000.0);
    }
}
