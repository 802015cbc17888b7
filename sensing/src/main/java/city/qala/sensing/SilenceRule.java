package city.qala.sensing;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** When a sensor counts as silent: no value for three of its intervals. */
public final class SilenceRule {

    /** Intervals without a value after which a sensor is silent. */
    public static final int INTERVALS = 3;

    /** Stands for the interval of a sensor that does not state one. */
    static final Duration UNSTATED = Duration.ofMinutes(30);

    private static final Duration LEAST = Duration.ofSeconds(30);

    private SilenceRule() {}

    /** Hash of everything that can be set in the rule, as the public register knows it. */
    static String fingerprint() {
        return Fingerprint.of(
                "silence-1 intervals=" + INTERVALS + " unstated=" + UNSTATED + " least=" + LEAST);
    }

    /**
     * Whether a sensor is silent.
     *
     * @param newest time of its newest value; empty if it never had one, which is silence too
     * @param interval time between two values; zero if it is not known
     */
    public static boolean silent(Optional<Instant> newest, Duration interval, Instant now) {
        return newest.isEmpty() || now.isAfter(newest.get().plus(patience(interval)));
    }

    /** How long a sensor may say nothing before it counts as silent. */
    public static Duration patience(Duration interval) {
        Duration stated = interval.isPositive() ? interval : UNSTATED;
        Duration whole = stated.multipliedBy(INTERVALS);
        return whole.compareTo(LEAST) < 0 ? LEAST : whole;
    }
}
