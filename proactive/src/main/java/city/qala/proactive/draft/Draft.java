package city.qala.proactive.draft;

import city.qala.kernel.Ulid;
import java.time.Instant;
import java.util.Set;

/**
 * One file of the law as somebody would have it.
 *
 * @param id our own id
 * @param file its name
 * @param text what it would say
 * @param base hash of the law that it was written upon
 * @param state how far it is
 * @param author who wrote it last
 * @param roles that the author held then
 * @param at when
 */
public record Draft(
        Ulid id,
        String file,
        String text,
        String base,
        State state,
        String author,
        Set<String> roles,
        Instant at) {

    /** How far it is. */
    public enum State {
        WRITTEN,
        PROPOSED,
        PUBLISHED,
        DROPPED
    }

    public Draft {
        roles = Set.copyOf(roles);
    }

    Draft with(State next) {
        return new Draft(id, file, text, base, next, author, roles, at);
    }
}
