package city.qala.operations.alarm;

import city.qala.kernel.Ulid;
import java.time.Instant;

/**
 * A condition began: kept one by one, whatever number of them make one alarm.
 *
 * @param condition name of the condition
 * @param at when it began, in the time of what was measured
 * @param alarm the alarm that it is part of
 * @param told when the control room learned of it
 */
record Crossing(String condition, Instant at, Ulid alarm, Instant told) {}
