/** Movement and payments of the city as safe counts. */
@NullMarked
package city.qala.pulse;

import org.jspecify.annotations.NullMarked;
