package city.qala.sensing;

import city.qala.kernel.Problem;
import java.util.Map;
import java.util.Optional;

/** Rules of the European air quality index, edition of 2024. */
public final class AirQualityIndex {

    /** Minutes of an hour that must be measured for its mean to count. */
    public static final int MINUTES_NEEDED = 45;

    /** What is done to measurements before; part of what the register lets run. */
    static final String PREPARED = "hourly means, at least 45 minutes";

    private AirQualityIndex() {}

    /**
     * Hash of everything that can be set in the rule: changed limits are another algorithm to the
     * public register, and do not run until it knows them.
     */
    static String fingerprint() {
        var constants = new StringBuilder("eu-aqi-2024 minutes=" + MINUTES_NEEDED);
        constants.append(" needs=PM25|PM10|NO2");
        for (Pollutant p : Pollutant.values()) {
            constants.append(' ').append(p.name()).append('=');
            constants.append(p.limits().toString().replaceAll("[\\[\\] ]", ""));
        }
        return Fingerprint.of(constants.toString());
    }

    /**
     * European air-quality band of one hour at one station: the worst band of the pollutants
     * measured.
     *
     * <p>Stations that measure fewer pollutants get an index marked partial; a missing pollutant is
     * never counted as clean. Bands are half-open: a value on the limit belongs to the worse band.
     *
     * @param hour hourly means in µg/m³, at most one a pollutant
     * @return the index, with {@link Band#UNKNOWN} if neither a particle fraction nor NO2 was
     *     measured
     * @throws Problem {@code invalid-parameter} if a mean is negative or not finite
     */
    public static AirQuality of(Map<Pollutant, Double> hour) {
        Band band = Band.UNKNOWN;
        Optional<Pollutant> worst = Optional.empty();
        for (Pollutant p : Pollutant.values()) {
            Double mean = hour.get(p);
            if (mean == null) continue;
            Band own = band(p, mean);
            if (own.compareTo(band) > 0) {
                band = own;
                worst = Optional.of(p);
            }
        }
        boolean enough =
                hour.containsKey(Pollutant.PM25)
                        || hour.containsKey(Pollutant.PM10)
                        || hour.containsKey(Pollutant.NO2);
        return enough
                ? new AirQuality(band, worst, hour.keySet())
                : new AirQuality(Band.UNKNOWN, Optional.empty(), hour.keySet());
    }

    /**
     * Band of one pollutant alone.
     *
     * @param mean hourly mean, µg/m³
     * @throws Problem {@code invalid-parameter} if it is negative or not finite
     */
    public static Band band(Pollutant pollutant, double mean) {
        if (!(mean >= 0 && mean < Double.POSITIVE_INFINITY))
            throw Problem.invalid(pollutant.label(), mean, "must be a concentration");
        int band = 1;
        for (double limit : pollutant.limits()) {
            if (mean >= limit) band++;
        }
        return Band.of(band);
    }
}
