package city.qala.planning.reach;

import city.qala.kernel.Problem;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Month;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/**
 * How much of the way home from school lies in the dark: minutes from sunset until 19:00, on school
 * days (Monday to Friday, 1 September to 31 May; holidays are not known).
 *
 * @param hoursAYear in all
 * @param days with any
 * @param schoolDays that were looked at
 */
public record DarkHours(double hoursAYear, int days, int schoolDays) {
    private static final LocalTime HOME = LocalTime.of(19, 0);

    /**
     * Of a school year at a place.
     *
     * @param firstYear in which the school year begins
     */
    public static DarkHours of(double latitude, double longitude, int firstYear, ZoneId zone) {
        if (firstYear < 1900 || firstYear > 2200)
            throw Problem.invalid("year", firstYear, "must be from 1900 to 2200");
        double minutes = 0;
        int days = 0;
        int schoolDays = 0;
        LocalDate last = LocalDate.of(firstYear + 1, Month.MAY, 31);
        for (LocalDate day = LocalDate.of(firstYear, Month.SEPTEMBER, 1);
                !day.isAfter(last);
                day = day.plusDays(1)) {
            if (day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY)
                continue;
            schoolDays++;
            ZonedDateTime home = day.atTime(HOME).atZone(zone);
            double dark =
                    Sun.sunset(latitude, longitude, day, zone)
                            .map(sunset -> Duration.between(sunset, home).toSeconds() / 60.0)
                            .orElse(0.0);
            if (dark <= 0) continue;
            minutes += dark;
            days++;
        }
        return new DarkHours(minutes / 60, days, schoolDays);
    }
}
