package city.qala.kernel;

import java.time.Instant;
import java.util.Set;

/**
 * A wish to read personal data, before it is ruled on.
 *
 * @param at when
 * @param actor who
 * @param purpose code of the purpose; empty if none was given
 * @param kind kind of all the subjects
 * @param subjects whom; never empty
 * @param release when they may see it
 * @param urgent the reason for reading without the ordinary way; empty: the ordinary way
 */
public record Wish(
        Instant at,
        Actor actor,
        String purpose,
        String kind,
        Set<Subject> subjects,
        Release release,
        String urgent) {
    private static final int SHORTEST_REASON = 10;
    private static final int LONGEST_REASON = 500;

    public Wish {
        if (subjects.isEmpty()) throw Problem.invalid("subjects", 0, "must not be empty");
        if (!urgent.isEmpty() && !isReason(urgent))
            throw Problem.of(
                    Problem.Kind.UNPROCESSABLE,
                    "grounds-missing",
                    "Say in %d to %d signs why it cannot wait.",
                    SHORTEST_REASON,
                    LONGEST_REASON);
        subjects = Set.copyOf(subjects);
    }

    /** Whether the ordinary way is left. */
    public boolean isUrgent() {
        return !urgent.isEmpty();
    }

    private static boolean isReason(String text) {
        int signs = text.strip().length();
        return signs >= SHORTEST_REASON && signs <= LONGEST_REASON;
    }
}
