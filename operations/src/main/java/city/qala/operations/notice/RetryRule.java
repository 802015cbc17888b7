package city.qala.operations.notice;

import java.time.Duration;
import java.time.Instant;

/** When a notice that did not get there is tried again: ever later, and for a day. */
final class RetryRule {

    static final Duration FIRST = Duration.ofSeconds(5);
    static final Duration LONGEST = Duration.ofMinutes(5);

    /** Attempts after which it is given up: a little more than a day of trying. */
    static final int MOST = 300;

    private RetryRule() {}

    /** When it is tried again. */
    static Instant next(Instant now, int attempts) {
        Duration wait = FIRST.multipliedBy(1L << Math.min(attempts, 10));
        return now.plus(wait.compareTo(LONGEST) < 0 ? wait : LONGEST);
    }

    /** Whether it is given up after this many attempts. */
    static boolean over(int attempts) {
        return attempts >= MOST;
    }
}
