/** Where the next sites go: maximal cover, median, centre, fewest sites. */
@NullMarked
package city.qala.planning.place;

import org.jspecify.annotations.NullMarked;
