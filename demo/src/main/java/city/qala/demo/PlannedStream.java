package city.qala.demo;

import java.time.Duration;

/**
 * A sensor's stream as planned.
 *
 * @param thing code of its Thing
 * @param property what it measures
 * @param model make of the sensor
 * @param interval time between two readings
 * @param phase seconds by which its readings come after whole intervals, 0 ≤ phase &lt; interval
 * @param signal what it would say
 */
record PlannedStream(
        String thing,
        Property property,
        SensorModel model,
        Duration interval,
        long phase,
        Signal signal) {
    PlannedStream {
        if (interval.toSeconds() < 1 || phase < 0 || phase >= interval.toSeconds()) {
            throw new IllegalArgumentException("phase " + phase + " of " + interval);
        }
    }

    /** Unique in the town, for example {@code AIR-01/PM2.5}. */
    String code() {
        return thing + "/" + property.word();
    }

    /** The first moment at or after {@code second} when it measures. */
    long slotFrom(long second) {
        long step = interval.toSeconds();
        return Math.ceilDiv(second - phase, step) * step + phase;
    }
}
