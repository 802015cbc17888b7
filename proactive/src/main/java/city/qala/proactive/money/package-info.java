/** Money that goes out: discounts on bills, payments, and what came back. */
@NullMarked
package city.qala.proactive.money;

import org.jspecify.annotations.NullMarked;
