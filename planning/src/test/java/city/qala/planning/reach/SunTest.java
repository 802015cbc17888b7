package city.qala.planning.reach;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;

class SunTest {

    @Test
    void givenDaysInAlmanacs_whenAskedForSunset_thenItIsWithinTwoMinutes() {
        assertSunset(51.507, -0.128, "2025-12-21", "Europe/London", "15:53");
        assertSunset(60.170, 24.941, "2025-06-21", "Europe/Helsinki", "22:50");
        assertSunset(0, 0, "2025-03-20", "UTC", "18:11");
        assertSunset(40.713, -74.006, "2025-12-21", "America/New_York", "16:32");
    }

    @Test
    void givenMidwinterBeyondThePolarCircle_whenAsked_thenTheSunDoesNotSet() {
        assertThat(Sun.sunset(69.65, 18.96, LocalDate.of(2025, 12, 21), ZoneId.of("UTC")))
                .isEmpty();
    }

    @Test
    void givenASchoolYear_whenCounted_thenTheNorthHasMoreDarkHoursHome() {
        var almaty = DarkHours.of(43.25, 76.95, 2026, ZoneId.of("Asia/Almaty"));
        var oslo = DarkHours.of(59.91, 10.75, 2026, ZoneId.of("Europe/Oslo"));

        assertThat(almaty.schoolDays()).isEqualTo(195);
        assertThat(almaty.days()).isBetween(170, 190);
        assertThat(oslo.hoursAYear()).isGreaterThan(almaty.hoursAYear());
    }

    private static void assertSunset(
            double lat, double lon, String day, String zone, String clock) {
        var sunset = Sun.sunset(lat, lon, LocalDate.parse(day), ZoneId.of(zone)).orElseThrow();
        assertThat(sunset.toLocalDate()).isEqualTo(LocalDate.parse(day));
        double off = ChronoUnit.SECONDS.between(LocalTime.parse(clock), sunset.toLocalTime());
        assertThat(off / 60).isEqualTo(0, within(2.0));
    }
}
