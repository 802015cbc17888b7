/** Who is reached, who is not, and where next: coverage, access, equity, placement. */
@NullMarked
package city.qala.planning;

import org.jspecify.annotations.NullMarked;
