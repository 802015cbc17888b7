/** To come. */
@NullMarked
package city.qala.testkit;

import org.jspecify.annotations.NullMarked;
