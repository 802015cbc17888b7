package city.qala.sensing.forecast;

import city.qala.kernel.Problem;
import java.time.Instant;

/**
 * What is expected at one hour, said at another.
 *
 * @param origin the hour at which it was said
 * @param horizonHours 1 to 24
 * @param value expected mean, in the series' unit
 * @param lo80 nine times in ten the truth is above
 * @param hi80 nine times in ten the truth is below
 */
public record Forecast(Instant origin, int horizonHours, double value, double lo80, double hi80) {
    public Forecast {
        if (!(horizonHours >= 1 && horizonHours <= Forecaster.HORIZONS))
            throw Problem.invalid("horizonHours", horizonHours, "must be between 1 and 24");
        if (!(lo80 <= value && value <= hi80))
            throw Problem.invalid("value", value, "must lie between " + lo80 + " and " + hi80);
    }
}
