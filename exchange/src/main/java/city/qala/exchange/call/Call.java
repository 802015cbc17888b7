package city.qala.exchange.call;

import java.time.Instant;

/**
 * One answered call.
 *
 * @param id its number
 * @param at when it was answered
 * @param rows how many rows left
 */
public record Call(String id, Instant at, int rows) {}
