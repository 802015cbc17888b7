package city.qala.operations.alarm;

import java.time.Duration;
import java.util.Locale;

/** How soon an alarm wants an answer. */
public enum Priority {
    /** People in danger, or a service lost. */
    URGENT(Duration.ofMinutes(5)),
    /** Will get there within hours. */
    HIGH(Duration.ofMinutes(30)),
    /** Needs work within the shift. */
    MEDIUM(Duration.ofHours(12)),
    /** For the log; nobody is called. */
    NOTE(Duration.ZERO);

    private final Duration answer;

    Priority(Duration answer) {
        this.answer = answer;
    }

    /** Within what time somebody takes it; zero where nobody has to. */
    public Duration answer() {
        return answer;
    }

    /** Whether somebody has to take it. */
    public boolean isAlarm() {
        return this != NOTE;
    }

    /** Its name in addresses and style sheets. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The graver of two. */
    Priority or(Priority other) {
        return compareTo(other) <= 0 ? this : other;
    }
}
