package city.qala.vision.watch;

import city.qala.kernel.Actor;
import city.qala.kernel.Approval;
import city.qala.kernel.Problem;
import city.qala.kernel.Ulid;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * A list of people who may be looked for, without them.
 *
 * @param id its own
 * @param terms what is agreed to
 * @param state where it stands
 * @param requested who asked for it, if somebody has
 * @param approved who agreed, if somebody has
 * @param seal what both saw, sealed; empty without consent
 * @param forecast false alerts a day as foretold; empty while nobody knows the error rates
 * @param made when it was begun
 * @param ended when it ended, if it has
 * @param why why it ended; empty while it has not
 */
public record Watchlist(
        Ulid id,
        Terms terms,
        State state,
        Optional<Signature> requested,
        Optional<Signature> approved,
        String seal,
        Optional<Double> forecast,
        Instant made,
        Optional<Instant> ended,
        String why) {

    /** Where a list stands. What has ended stays so. */
    public enum State {
        /** It is being written. */
        DRAFT,
        /** One person asks for it. */
        PROPOSED,
        /** Two people agreed; it is matched within its window, area and hours. */
        ACTIVE,
        /** It ran out, was withdrawn or turned down; everything of it is erased. */
        ENDED
    }

    /**
     * Who signed, in which roles, when.
     *
     * @param by name of the account
     * @param roles codes of the roles held then
     * @param at when
     */
    public record Signature(String by, Set<String> roles, Instant at) {
        public Signature {
            roles = Set.copyOf(roles);
        }

        /** The signature of somebody now. */
        static Signature of(Actor actor, Instant at) {
            return new Signature(actor.name(), actor.roles(), at);
        }

        private Actor actor() {
            return new Actor(by, Actor.Kind.PERSON, roles);
        }
    }

    /**
     * The consent of two people; empty if there is none that counts.
     *
     * <p>It is judged anew whenever it matters: a row that somebody wrote by hand does not become a
     * consent by being there.
     */
    Optional<Approval> approval() {
        if (requested.isEmpty() || approved.isEmpty()) return Optional.empty();
        try {
            Signature first = requested.get();
            Signature second = approved.get();
            return Optional.of(
                    new Approval(
                            "watchlist/" + id,
                            first.actor(),
                            first.at(),
                            second.actor(),
                            second.at()));
        } catch (Problem p) {
            return Optional.empty();
        }
    }
}
