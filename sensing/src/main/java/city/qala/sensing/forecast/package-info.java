/**
 * What an hourly series will do in the next 24 hours, and whether this evening will be smoky.
 *
 * <p>The doors are {@link city.qala.sensing.forecast.Forecaster} and {@link
 * city.qala.sensing.forecast.EveningWarner}; both learn from an {@link
 * city.qala.sensing.forecast.HourlyTable} and use nothing after the hour at which they speak.
 */
@NullMarked
package city.qala.sensing.forecast;

import org.jspecify.annotations.NullMarked;
