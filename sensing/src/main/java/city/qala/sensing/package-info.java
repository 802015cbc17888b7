/**
 * Things and observations: OGC SensorThings 1.1, air-quality indices, silence. The façade is {@code
 * Sensing}.
 */
@NullMarked
package city.qala.sensing;

import org.jspecify.annotations.NullMarked;
