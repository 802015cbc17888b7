/** From signals to alarms: their life, their grouping, who has them in hand. */
@NullMarked
package city.qala.operations.alarm;

import org.jspecify.annotations.NullMarked;
