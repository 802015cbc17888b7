/** How good the alarms themselves are: how many, how often for nothing, how soon answered. */
@NullMarked
package city.qala.operations.quality;

import org.jspecify.annotations.NullMarked;
