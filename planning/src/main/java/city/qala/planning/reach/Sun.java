package city.qala.planning.reach;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Optional;

/**
 * When the sun sets: the fractional-year approximation of NOAA's Global Monitoring Laboratory, with
 * the sun's centre 90.833° from the zenith (its upper edge on a level horizon, refraction
 * included).
 *
 * <p>Good to a minute or two between the polar circles; mountains are not known to it.
 *
 * @see <a href="https://gml.noaa.gov/grad/solcalc/solareqns.PDF">NOAA: General Solar Position
 *     Calculations</a>
 */
public final class Sun {
    private static final double HORIZON = Math.cos(Math.toRadians(90.833));

    private Sun() {}

    /**
     * Sunset of a day.
     *
     * @param latitude degrees north
     * @param longitude degrees east
     * @return empty if the sun does not set that day, or does not rise
     */
    public static Optional<ZonedDateTime> sunset(
            double latitude, double longitude, LocalDate day, ZoneId zone) {
        // The day's angle at the hour of a usual sunset: 18 h by the sun, so that one step is
        // enough.
        double hour = 18 - longitude / 15;
        double year =
                2 * Math.PI / day.lengthOfYear() * (day.getDayOfYear() - 1 + (hour - 12) / 24);
        double latitudeAngle = Math.toRadians(latitude);
        double declination = declination(year);
        double cosine =
                HORIZON / (Math.cos(latitudeAngle) * Math.cos(declination))
                        - Math.tan(latitudeAngle) * Math.tan(declination);
        if (!(cosine >= -1 && cosine <= 1)) return Optional.empty();
        double angle = Math.toDegrees(Math.acos(cosine));
        double minutes = 720 - 4 * (longitude - angle) - equationOfTime(year);
        return Optional.of(
                day.atTime(LocalTime.MIDNIGHT)
                        .atOffset(ZoneOffset.UTC)
                        .plusSeconds(Math.round(minutes * 60))
                        .atZoneSameInstant(zone));
    }

    private static double declination(double year) {
        return 0.006918
                - 0.399912 * Math.cos(year)
                + 0.070257 * Math.sin(year)
                - 0.006758 * Math.cos(2 * year)
                + 0.000907 * Math.sin(2 * year)
                - 0.002697 * Math.cos(3 * year)
                + 0.00148 * Math.sin(3 * year);
    }

    /** Minutes by which the sun is ahead of the clock. */
    private static double equationOfTime(double year) {
        return 229.18
                * (0.000075
                        + 0.001868 * Math.cos(year)
                        - 0.032077 * Math.sin(year)
                        - 0.014615 * Math.cos(2 * year)
                        - 0.040849 * Math.sin(2 * year));
    }
}
