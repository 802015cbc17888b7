/** What the machine says of itself: health and metrics. */
@NullMarked
package city.qala.platform.health;

import org.jspecify.annotations.NullMarked;
