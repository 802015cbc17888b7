package city.qala.sensing;

import city.qala.sensing.Readings.Reading;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An air station at a moment, as pages show it.
 *
 * @param station the Thing
 * @param index its index by the means of the last 60 minutes
 * @param measures what it measures, in the order of {@link Pollutant}
 */
public record AirStation(Station station, AirQuality index, List<Measure> measures) {

    /**
     * One pollutant at a station.
     *
     * @param pollutant which one
     * @param channel its Datastream
     * @param newest its newest value; empty if it never had one
     * @param hourMean mean of the last 60 minutes, NaN without a value
     * @param minutes how many of them were measured
     * @param silent whether it has missed three intervals
     */
    public record Measure(
            Pollutant pollutant,
            Channel channel,
            Optional<Reading> newest,
            double hourMean,
            int minutes,
            boolean silent) {

        /** Whether enough of the hour was measured for the index. */
        public boolean counts() {
            return Double.isFinite(hourMean)
                    && hourMean >= 0
                    && minutes >= AirQualityIndex.MINUTES_NEEDED;
        }
    }

    /** A station with its index, which follows from what is measured. */
    static AirStation of(Station station, List<Measure> measures, Rules rules) {
        Map<Pollutant, Double> hour = new EnumMap<>(Pollutant.class);
        for (Measure m : measures) {
            if (m.counts() && !m.silent()) hour.put(m.pollutant(), m.hourMean());
        }
        return new AirStation(station, rules.index(hour), List.copyOf(measures));
    }

    /** Whether everything it measures is silent. */
    public boolean silent() {
        return measures.stream().allMatch(Measure::silent);
    }

    /** Time of its newest value. */
    public Optional<Instant> lastSeen() {
        return measures.stream()
                .flatMap(m -> m.newest().stream())
                .map(Reading::at)
                .max(Instant::compareTo);
    }

    /** What it measures of a pollutant. */
    public Optional<Measure> measure(Pollutant pollutant) {
        return measures.stream().filter(m -> m.pollutant() == pollutant).findFirst();
    }

    /** What is shown first: the pollutant that made the index, else PM2.5, else any. */
    public Optional<Measure> leading() {
        return index.worst()
                .flatMap(this::measure)
                .or(() -> measure(Pollutant.PM25))
                .or(() -> measures.stream().findFirst());
    }

    /** Whether it is a reference station; else a low-cost sensor. */
    public boolean reference() {
        return "reference".equals(station.properties().get("class"));
    }
}
