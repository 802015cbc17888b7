/**
 * Observations in time: journal, pages, sealed files, roll-ups.
 *
 * <p>The door is {@link city.qala.sensing.series.Series}. Times are microseconds since
 * 1970-01-01T00:00Z throughout.
 */
@NullMarked
package city.qala.sensing.series;

import org.jspecify.annotations.NullMarked;
