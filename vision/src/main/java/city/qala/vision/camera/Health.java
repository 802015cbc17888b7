package city.qala.vision.camera;

import java.time.Duration;
import java.time.Instant;

/** Whether a camera answers. Pure. */
public enum Health {
    /** It has never been heard. */
    NEVER,
    /** It was heard within the last 45 seconds. */
    LIVE,
    /** It answers, but its clock is off by more than half a minute. */
    SKEWED,
    /** It has not been heard for longer. */
    SILENT;

    /** A heartbeat comes every 15 seconds; three of them missed are silence. */
    public static final Duration PATIENCE = Duration.ofSeconds(45);

    /** From here on a clock is wrong and not merely late. */
    static final Duration SKEW = Duration.ofSeconds(30);

    /**
     * How a camera is.
     *
     * @param heard when it was last heard; {@link Instant#MIN} for never
     * @param skewMillis its clock less ours
     * @param since when this process began to listen: before that it could hear nobody
     */
    static Health of(Instant heard, long skewMillis, Instant since, Instant now) {
        if (heard.equals(Instant.MIN)) return NEVER;
        Instant from = heard.isBefore(since) ? since : heard;
        if (Duration.between(from, now).compareTo(PATIENCE) > 0) return SILENT;
        return Math.abs(skewMillis) > SKEW.toMillis() ? SKEWED : LIVE;
    }

    /** Whether it can be counted on. */
    public boolean answers() {
        return this == LIVE || this == SKEWED;
    }
}
