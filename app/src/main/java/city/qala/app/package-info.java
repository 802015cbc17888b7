/** To come. */
@NullMarked
package city.qala.app;

import org.jspecify.annotations.NullMarked;
