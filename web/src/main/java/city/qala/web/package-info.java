/** To come. */
@NullMarked
package city.qala.web;

import org.jspecify.annotations.NullMarked;
