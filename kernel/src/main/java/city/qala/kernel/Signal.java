package city.qala.kernel;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;

/**
 * A condition of the city that may need people: it has begun, or it has ended. A capability tells
 * it; the control room decides what it means.
 *
 * <p>A condition has a name of its own and a life in the time of events. Whoever tells the same
 * twice, or something older than what is known of the condition, changes nothing: a teller that was
 * cut tells again what it is not sure of.
 *
 * @param condition name of the condition, unique in the city, such as {@code
 *     sensing/air-poor/SML-3/PM2.5}
 * @param kind what kind of condition, such as {@code air-poor}; the control room has a written
 *     response for each kind
 * @param on whether it holds from then on; else it has ended
 * @param at when it began or ended, in the time of what was measured
 * @param spot what it is about and where
 * @param facts more of it as flat text: values, units, reasons; never a person's data
 * @param test whether it belongs to an exercise; such a signal never leaves the building
 */
public record Signal(
        String condition,
        String kind,
        boolean on,
        Instant at,
        Spot spot,
        Map<String, String> facts,
        boolean test) {

    /**
     * What a signal is about.
     *
     * @param subject code of the thing
     * @param name its name as the register writes it
     * @param district where it is; empty if it is in none
     * @param line what it hangs on with others, such as a gateway or a feeder; empty for nothing
     * @param at its point; empty without one
     */
    public record Spot(
            String subject, String name, String district, String line, Optional<Point> at) {
        public Spot {
            if (subject.isBlank()) throw Problem.invalid("subject", subject, "must name a thing");
        }
    }

    private static final int LONGEST = 300;

    public Signal {
        if (condition.isBlank() || condition.length() > LONGEST)
            throw Problem.invalid("condition", condition, "must be a name of 1 to 300 characters");
        if (!kind.matches("[a-z][a-z-]{1,39}"))
            throw Problem.invalid("kind", kind, "must be like air-poor");
        // As the ledger keeps it: what is told again after a restart must be the same moment.
        at = at.truncatedTo(ChronoUnit.MICROS);
        facts = Map.copyOf(facts);
    }
}
