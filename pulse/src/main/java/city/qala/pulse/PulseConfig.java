package city.qala.pulse;

import city.qala.kernel.Problem;
import city.qala.pulse.release.Epsilon;
import java.math.BigDecimal;

/**
 * How the pulse is set.
 *
 * @param epsilonADay what one person's day may sway in all that is published of it
 * @param questionsAnHour of one asker; a limit of the machine, not of privacy
 */
public record PulseConfig(Epsilon epsilonADay, int questionsAnHour) {
    public PulseConfig {
        if (questionsAnHour < 1)
            throw Problem.invalid("questions-an-hour", questionsAnHour, "must be at least 1");
    }

    /** Epsilon 1 a day, 300 questions an hour. */
    public static PulseConfig defaults() {
        return new PulseConfig(Epsilon.of(BigDecimal.ONE), 300);
    }
}
