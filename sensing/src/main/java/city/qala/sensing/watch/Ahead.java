package city.qala.sensing.watch;

import city.qala.sensing.forecast.Forecast;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What was said of a stream's next hours.
 *
 * @param stream its number
 * @param origin beginning of the last hour that was known then
 * @param model what spoke
 * @param said when
 * @param hours the next 24, in order
 */
record Ahead(int stream, Instant origin, String model, Instant said, List<Forecast> hours) {
    Ahead {
        hours = List.copyOf(hours);
    }

    /** Beginning of the hour that one of them is about. */
    Instant at(Forecast hour) {
        return origin.plus(Duration.ofHours(hour.horizonHours()));
    }
}
