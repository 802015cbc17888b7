package city.qala.operations.alarm;

import java.time.Instant;

/**
 * What somebody on duty said of an alarm that an algorithm had found; said once.
 *
 * @param algorithm its id in the public register
 * @param right whether it was so
 * @param by name of the person
 * @param at when
 */
public record Judgement(String algorithm, boolean right, String by, Instant at) {}
