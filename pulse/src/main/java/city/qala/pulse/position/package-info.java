/**
 * Where phones were, from what the network heard: single events, whole days, people present.
 *
 * <p>Nothing here leaves the closed zone as it is: what is released goes through the counts with
 * noise. The doors are the commands, which work on files.
 */
@NullMarked
package city.qala.pulse.position;

import org.jspecify.annotations.NullMarked;
