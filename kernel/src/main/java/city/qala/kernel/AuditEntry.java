package city.qala.kernel;

import java.time.Instant;
import java.util.Map;

/**
 * One line that an inspector, and often a resident, can read later.
 *
 * @param at when
 * @param actor who
 * @param action what was done, {@code <capability>.<verb>}, for example {@code identity.sign-in}
 * @param outcome {@code done} or {@code refused}
 * @param subject whom or what it concerned, empty if nothing in particular; never a national number
 * @param purpose code of the purpose, empty where none is needed
 * @param facts more as flat text, without personal data
 */
public record AuditEntry(
        Instant at,
        Actor actor,
        String action,
        Outcome outcome,
        String subject,
        String purpose,
        Map<String, String> facts) {

    /** Whether it was let through. */
    public enum Outcome {
        DONE,
        REFUSED
    }

    public AuditEntry {
        if (!action.matches("[a-z]+\\.[a-z][a-z-]*"))
            throw Problem.invalid("action", action, "must be like identity.sign-in");
        facts = Map.copyOf(facts);
    }
}
