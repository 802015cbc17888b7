package city.qala.sensing;

import java.time.Duration;

/**
 * What a station measures: one Datastream, as pages and rules see it.
 *
 * @param stream number of the Datastream
 * @param name its name
 * @param property name of the ObservedProperty, for example {@code PM2.5}
 * @param unit symbol of the unit, for example {@code µg/m³}
 * @param interval time between two readings; silence is counted in it
 * @param visibility who may read it
 */
public record Channel(
        int stream,
        String name,
        String property,
        String unit,
        Duration interval,
        Visibility visibility) {}
