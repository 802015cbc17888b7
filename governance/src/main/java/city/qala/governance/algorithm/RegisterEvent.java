package city.qala.governance.algorithm;

import city.qala.kernel.Actor;
import java.time.Instant;

/**
 * One line of the register's history; what is true now follows from all of them.
 *
 * @param number place in the history of the whole register, from 1 without gaps
 * @param algorithm whose entry it is about
 * @param at when
 * @param actor who
 * @param deed what they did
 * @param reason why, in their words; may be empty where none is asked for
 */
record RegisterEvent(
        long number, String algorithm, Instant at, Actor actor, Deed deed, String reason) {}
