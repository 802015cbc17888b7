/** How evenly something is shared out: by people, by district, against need. */
@NullMarked
package city.qala.planning.equity;

import org.jspecify.annotations.NullMarked;
