package city.qala.sensing;

import java.util.Optional;
import java.util.Set;

/**
 * The index of one station in one hour.
 *
 * @param band the worst band of the pollutants measured
 * @param worst the pollutant that gave it; empty if there is no index
 * @param measured pollutants that had enough of an hourly mean
 */
public record AirQuality(Band band, Optional<Pollutant> worst, Set<Pollutant> measured) {
    public AirQuality {
        measured = Set.copyOf(measured);
    }

    /** Whether one of the five pollutants is missing. */
    public boolean partial() {
        return measured.size() < Pollutant.values().length;
    }
}
