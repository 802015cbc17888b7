/** E-services, street reports, school places. */
@NullMarked
package city.qala.services;

import org.jspecify.annotations.NullMarked;
