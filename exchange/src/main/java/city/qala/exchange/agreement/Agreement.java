package city.qala.exchange.agreement;

import city.qala.exchange.message.PublicJwk;
import city.qala.kernel.Ulid;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An agreement with everything that has happened to it.
 *
 * @param id its number
 * @param terms what is agreed
 * @param keys keys with which the partner signs under this agreement only, at least one
 * @param proposed who proposed it, when
 * @param approved the second person, when; null while nobody has approved it
 * @param ended who ended it before its time, when and why; null if nobody has
 */
public record Agreement(
        Ulid id,
        Terms terms,
        List<PublicJwk> keys,
        Signature proposed,
        @Nullable Signature approved,
        @Nullable Signature ended) {

    /**
     * One act of a named person.
     *
     * @param by account name
     * @param roles the roles they held then
     * @param at when
     * @param words what they said; empty if nothing had to be said
     */
    public record Signature(String by, Set<String> roles, Instant at, String words) {
        public Signature {
            roles = Set.copyOf(roles);
        }
    }

    /** Where an agreement stands. */
    public enum State {
        /** One person wants it. */
        PROPOSED,
        /** Two people want it; its time has not come. */
        APPROVED,
        /** Calls are answered. */
        ACTIVE,
        /** Its time is over, or somebody ended it. */
        ENDED
    }

    public Agreement {
        keys = List.copyOf(keys);
    }

    /** Where it stands at a moment. */
    public State state(Instant now) {
        if (ended != null || !now.isBefore(terms.until())) return State.ENDED;
        if (approved == null) return State.PROPOSED;
        return now.isBefore(terms.from()) ? State.APPROVED : State.ACTIVE;
    }
}
