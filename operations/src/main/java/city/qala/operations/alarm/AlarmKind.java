package city.qala.operations.alarm;

import city.qala.kernel.Problem;
import java.time.Duration;

/**
 * The kinds of alarms. Each has a written response in the bundles under {@code response.<code>}: a
 * kind without one does not exist.
 *
 * <p>The delay before it is raised and the time that it must be over before it counts as over keep
 * what flutters from being many alarms.
 */
public enum AlarmKind {
    /** A thing has missed three of its intervals. */
    SENSOR_SILENT("sensor-silent", Priority.MEDIUM, Cause.LINE, 0, 0),
    /** No thing of the city speaks any more. */
    FEED_SILENT("feed-silent", Priority.HIGH, Cause.CITY, 0, 0),
    /** A value stands still that never stood still before. */
    SENSOR_STUCK("sensor-stuck", Priority.MEDIUM, Cause.LINE, 0, 0),
    /** One value far from those before and after it. */
    VALUE_SPIKE("value-spike", Priority.NOTE, Cause.THING, 0, 0),
    /** A value that is rare for its stream. */
    VALUE_UNUSUAL("value-unusual", Priority.NOTE, Cause.DISTRICT, 0, 0),
    /** A value changes faster than it should. */
    VALUE_CHANGE("value-change", Priority.HIGH, Cause.DISTRICT, 0, 120),
    /** Poor air by the mean of an hour. */
    AIR_POOR("air-poor", Priority.HIGH, Cause.AIR, 300, 600),
    /** Extremely poor air by the mean of an hour. */
    AIR_EXTREME("air-extreme", Priority.URGENT, Cause.AIR, 0, 600),
    /** An evening that will probably be smoky, said at noon. */
    SMOKE_EVENING("smoke-evening", Priority.MEDIUM, Cause.DISTRICT, 0, 0),
    /** A camera has missed three of its heartbeats. */
    CAMERA_SILENT("camera-silent", Priority.MEDIUM, Cause.LINE, 0, 0),
    /** A camera sees nothing any more: covered, turned away or blinded. */
    CAMERA_TAMPERED("camera-tampered", Priority.HIGH, Cause.THING, 0, 0),
    /** Two people agreed that somebody on a watchlist was seen. Says nothing of whom. */
    WATCH_CONFIRMED("watch-confirmed", Priority.URGENT, Cause.THING, 0, 0),
    /** A matching algorithm errs more often than was foretold. */
    MATCH_DRIFT("match-drift", Priority.HIGH, Cause.THING, 0, 0),
    /** A utility far from what is usual for the hour. */
    UTILITY_UNUSUAL("utility-unusual", Priority.HIGH, Cause.DISTRICT, 300, 300);

    /** What signals of a kind have in common when one thing caused them. */
    enum Cause {
        /** The line that they hang on; without one, the district. */
        LINE,
        /** The district and what is measured. */
        DISTRICT,
        /** The air of a district, whatever is in it. */
        AIR,
        /** Each thing for itself. */
        THING,
        /** The whole city. */
        CITY
    }

    private final String code;
    private final Priority priority;
    private final Cause cause;
    private final Duration onDelay;
    private final Duration offDelay;

    AlarmKind(String code, Priority priority, Cause cause, int onSeconds, int offSeconds) {
        this.code = code;
        this.priority = priority;
        this.cause = cause;
        this.onDelay = Duration.ofSeconds(onSeconds);
        this.offDelay = Duration.ofSeconds(offSeconds);
    }

    /** The kind of a signal. */
    public static AlarmKind of(String code) {
        for (AlarmKind kind : values()) {
            if (kind.code.equals(code)) return kind;
        }
        throw Problem.invalid("kind", code, "must be a kind with a written response");
    }

    /** Its code. */
    public String code() {
        return code;
    }

    /** How soon it wants an answer. */
    public Priority priority() {
        return priority;
    }

    /** How long a condition must hold before it is raised. */
    public Duration onDelay() {
        return onDelay;
    }

    /** How long a condition must be over before it counts as over. */
    public Duration offDelay() {
        return offDelay;
    }

    Cause cause() {
        return cause;
    }
}
