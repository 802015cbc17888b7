/** Structured logs: one event with fields a line. */
@NullMarked
package city.qala.platform.log;

import org.jspecify.annotations.NullMarked;
