/** Calls of partners: checked, logged, answered, time-stamped. */
@NullMarked
package city.qala.exchange.call;

import org.jspecify.annotations.NullMarked;
