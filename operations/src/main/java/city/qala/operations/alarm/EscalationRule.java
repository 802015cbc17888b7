package city.qala.operations.alarm;

import java.time.Duration;
import java.time.Instant;

/** When others are called because nobody on duty has taken an alarm. */
final class EscalationRule {

    /** Most that counts as waiting between two looks: a clock that jumps calls nobody. */
    static final Duration MOST_BETWEEN = Duration.ofSeconds(30);

    private EscalationRule() {}

    /** Whether nobody has it in hand and somebody should. */
    static boolean waits(Alarm alarm, Instant now) {
        return alarm.state() == Alarm.State.RAISED
                && alarm.priority().isAlarm()
                && alarm.escalated().isEmpty()
                && !alarm.shelved(now);
    }

    /** Whether others are called now. */
    static boolean due(Alarm alarm, Duration waited) {
        return waited.compareTo(alarm.priority().answer()) >= 0;
    }

    /** What of the time since the last look counts. */
    static Duration counted(Instant last, Instant now) {
        Duration between = Duration.between(last, now);
        if (between.isNegative()) return Duration.ZERO;
        return between.compareTo(MOST_BETWEEN) > 0 ? MOST_BETWEEN : between;
    }
}
