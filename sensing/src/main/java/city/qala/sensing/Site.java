package city.qala.sensing;

import city.qala.sensing.Readings.Reading;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A thing on the page of its sector at a moment.
 *
 * @param station the Thing
 * @param gauges what it measures, what stands in the list first
 */
record Site(Station station, List<Gauge> gauges) {

    /**
     * One quantity at a moment, beside what is usual for it.
     *
     * @param channel its Datastream
     * @param newest its newest value; empty if it never had one
     * @param mean mean of the last 60 minutes, of a rare speaker its newest value; NaN without one
     * @param usual what is usual in this hour; unknown for what is never compared
     * @param silent whether it has missed three intervals
     * @param odd whether it asks to be looked at: far from usual, or a full bin
     */
    record Gauge(
            Channel channel,
            Optional<Reading> newest,
            double mean,
            UsualBand usual,
            boolean silent,
            boolean odd) {

        /** The newest value; NaN while it is silent. */
        double value() {
            return silent ? Double.NaN : newest.map(Reading::value).orElse(Double.NaN);
        }

        boolean is(String property) {
            return channel.property().equals(property);
        }
    }

    Site {
        gauges = List.copyOf(gauges);
    }

    /** Whether everything it measures is silent. */
    boolean silent() {
        return gauges.stream().allMatch(Gauge::silent);
    }

    /** Whether anything that it measures asks to be looked at. */
    boolean odd() {
        return gauges.stream().anyMatch(Gauge::odd);
    }

    /** What stands in the list: the first that is abnormal, else the quantity of its kind. */
    Gauge shown() {
        return gauges.stream().filter(Gauge::odd).findFirst().orElse(gauges.getFirst());
    }

    Optional<Gauge> gauge(String property) {
        return gauges.stream().filter(g -> g.is(property)).findFirst();
    }

    /** Newest value of a quantity; NaN if it has none or is silent. */
    double value(String property) {
        return gauge(property).map(Gauge::value).orElse(Double.NaN);
    }

    /** Time of its newest value. */
    Optional<Instant> lastSeen() {
        return gauges.stream()
                .flatMap(g -> g.newest().stream())
                .map(Reading::at)
                .max(Instant::compareTo);
    }

    /** The zone of a network that it belongs to: {@code properties.zone}, else its district. */
    String zone() {
        return station.properties().getOrDefault("zone", station.district());
    }

    /** Its finer class within its kind, or empty text. */
    String type() {
        return station.properties().getOrDefault("class", "");
    }
}
