package city.qala.kernel;

import java.time.Instant;
import java.util.Map;

/**
 * News of one capability for others. It carries ids and plain words, never a person's data: who may
 * know more asks with a {@link Grant}.
 *
 * @param id unique; a consumer that has seen it passes over a repeat
 * @param type what happened, {@code <capability>.<noun>-<verb>}, for example {@code
 *     registry.household-changed}
 * @param at when it happened
 * @param subject id of the thing that it happened to
 * @param facts more of it as flat text
 */
public record Event(Ulid id, String type, Instant at, String subject, Map<String, String> facts) {
    public Event {
        if (!type.matches("[a-z]+\\.[a-z][a-z-]*"))
            throw Problem.invalid("type", type, "must be like registry.household-changed");
        facts = Map.copyOf(facts);
    }
}
