/** Incidents with their protocols, and the book of the shift. */
@NullMarked
package city.qala.operations.incident;

import org.jspecify.annotations.NullMarked;
