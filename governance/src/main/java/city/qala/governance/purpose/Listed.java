package city.qala.governance.purpose;

import city.qala.kernel.Actor;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A purpose as it stands in the book.
 *
 * @param purpose what it says
 * @param status where it stands
 * @param revision grows with every change; an approval names the one that it saw
 * @param proposed who proposed it; empty while nobody has
 * @param approved who agreed
 * @param withdrawn who ended it
 * @param reason why it was ended; empty while it was not
 */
public record Listed(
        Purpose purpose,
        Status status,
        int revision,
        Optional<Signed> proposed,
        Optional<Signed> approved,
        Optional<Signed> withdrawn,
        String reason) {

    /** Where a purpose stands. */
    public enum Status {
        /** Came with the program; nobody in the town has asked for it. */
        DRAFT,
        /** One person asked for it. */
        PROPOSED,
        /** Two people agreed: it opens data. */
        ACTIVE,
        /** Ended; it opens nothing any more, and can be proposed again. */
        WITHDRAWN
    }

    /**
     * Who did it and when.
     *
     * @param actor name of the account
     * @param roles codes of the roles held then, in order, with commas between them
     * @param at when
     */
    public record Signed(String actor, String roles, Instant at) {
        /** Somebody's signature as they are now. */
        static Signed of(Actor actor, Instant at) {
            return new Signed(actor.name(), String.join(",", new TreeSet<>(actor.roles())), at);
        }

        /** The person, with the roles that they held then. */
        Actor person() {
            var held = Set.copyOf(Arrays.asList(roles.split(",", -1)));
            return new Actor(actor, Actor.Kind.PERSON, held);
        }
    }
}
