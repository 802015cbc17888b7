/** Whether payments of a district move with the people in it: series of counts only, never rows. */
@NullMarked
package city.qala.pulse.movement;

import org.jspecify.annotations.NullMarked;
