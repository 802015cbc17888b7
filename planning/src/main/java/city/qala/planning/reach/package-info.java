/** Who is reached on foot and by light, from the map. */
@NullMarked
package city.qala.planning.reach;

import org.jspecify.annotations.NullMarked;
