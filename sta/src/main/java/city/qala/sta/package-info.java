/** To come. */
@NullMarked
package city.qala.sta;

import org.jspecify.annotations.NullMarked;
