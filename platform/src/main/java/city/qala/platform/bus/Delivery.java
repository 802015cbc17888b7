package city.qala.platform.bus;

import java.time.Instant;

/**
 * News on its way to one consumer.
 *
 * @param position grows by time of writing; a consumer that keeps the greatest it has seen can drop
 *     repeats
 * @param at when it was published
 * @param news what happened
 */
public record Delivery(long position, Instant at, News news) {}
