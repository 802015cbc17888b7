package city.qala.platform.identity;

import city.qala.kernel.Actor;
import java.time.Instant;

/**
 * Something about an inspector's account that one person asked for and a second one must agree to.
 *
 * @param id ULID
 * @param act what would be done
 * @param by who asked
 * @param at when
 */
record Proposal(String id, AccountAct act, Actor by, Instant at) {
    /** The act in one line, exactly as both saw it. */
    String what() {
        return "%s %s %s".formatted(act.verb().code(), act.account(), act.roles()).strip();
    }
}
