/** Timed and restartable work. */
@NullMarked
package city.qala.platform.jobs;

import org.jspecify.annotations.NullMarked;
