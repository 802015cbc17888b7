/** To come. */
@NullMarked
package city.qala.demo;

import org.jspecify.annotations.NullMarked;
