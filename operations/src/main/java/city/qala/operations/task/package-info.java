/** Commands to things: OGC SensorThings part 2, proposed, confirmed, signed, counted, reported. */
@NullMarked
package city.qala.operations.task;

import org.jspecify.annotations.NullMarked;
