/**
 * The life of an entitlement: assessed, offered, granted, paid, explained, never taken by a
 * machine.
 */
@NullMarked
package city.qala.proactive.benefit;

import org.jspecify.annotations.NullMarked;
