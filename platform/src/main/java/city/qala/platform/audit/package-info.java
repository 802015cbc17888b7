/** The log of who did what, which is only added to. */
@NullMarked
package city.qala.platform.audit;

import org.jspecify.annotations.NullMarked;
