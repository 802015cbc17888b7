package city.qala.pulse.question;

import city.qala.kernel.Problem;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * How many questions one asker may ask an hour. It keeps the machine free for others and guards
 * nobody's privacy: that was done when the day was released.
 */
final class AskLimit {

    private static final int REMEMBERED = 20_000;
    private static final long HOUR_SECONDS = 3_600;

    private final Clock clock;
    private final int most;
    private final Map<String, Integer> asked = new HashMap<>();
    private long hour;

    AskLimit(Clock clock, int most) {
        this.clock = clock;
        this.most = most;
    }

    /**
     * Takes one question.
     *
     * @return how many are left in this hour
     * @throws Problem {@code rate-limited} 429
     */
    synchronized int take(String who) {
        long now = clock.instant().getEpochSecond();
        if (now / HOUR_SECONDS != hour || asked.size() >= REMEMBERED) {
            asked.clear();
            hour = now / HOUR_SECONDS;
        }
        int count = asked.merge(who, 1, Integer::sum);
        if (count > most) {
            Duration wait = Duration.ofSeconds(HOUR_SECONDS - now % HOUR_SECONDS);
            throw Problem.of(
                            Problem.Kind.TOO_MANY,
                            "rate-limited",
                            "Too many tries; wait %d s and try again.",
                            wait.toSeconds())
                    .retryAfter(wait);
        }
        return most - count;
    }

    int most() {
        return most;
    }
}
