/** Codes that change every half minute, for a second proof beside the password. */
@NullMarked
package city.qala.platform.factor;

import org.jspecify.annotations.NullMarked;
