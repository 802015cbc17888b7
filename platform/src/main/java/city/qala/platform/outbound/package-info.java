/**
 * The one way out: every call to another machine passes here, and only to hosts that are allowed.
 */
@NullMarked
package city.qala.platform.outbound;

import org.jspecify.annotations.NullMarked;
