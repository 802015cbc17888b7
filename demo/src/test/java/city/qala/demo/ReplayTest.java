package city.qala.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class ReplayTest {
    private static final TownTime TIME = new TownTime(ZoneId.of("Asia/Almaty"));
    private static final AirReplay DONGSI =
            new AirReplay(HourlyTable.load("air/dongsi-2014-2015.csv.gz"), TIME);
    private static final Signals SIGNALS = new Signals(7, TIME, DONGSI.column("temp_c"));

    private static long at(String time) {
        return Instant.parse(time).getEpochSecond();
    }

    @Test
    void givenANovemberEvening_whenReplayed_thenItIsTheSourcesSameDayAndHour() {
        // Dongsi at 2014-11-22T11:00:00Z, which is 19:00 there: the town's 19:00 is 14:00Z.
        double source = DONGSI.column("pm25_ugm3").at(at("2026-11-22T14:00:00Z"));
        var table = HourlyTable.load("air/dongsi-2014-2015.csv.gz");
        long hour = at("2014-11-22T11:00:00Z") / 3600;
        assertThat(source).isEqualTo(table.value("pm25_ugm3", hour)).isPositive();
    }

    @Test
    void givenAReferenceStation_whenAskedAtAnyWholeHour_thenItEqualsTheSourceExactly() {
        Signal source = DONGSI.column("pm25_ugm3");
        Signal station = SIGNALS.reference(source, "AIR-01", 0.25);
        int compared = 0;
        for (long s = at("2026-01-01T00:00:00Z"); s < at("2027-01-01T00:00:00Z"); s += 3600) {
            if (Double.isNaN(source.at(s))) {
                assertThat(station.at(s)).isNaN();
            } else {
                assertThat(Property.PM25.printed(station.at(s)))
                        .isEqualTo(Property.PM25.printed(source.at(s)));
                compared++;
            }
        }
        assertThat(compared).isGreaterThan(8_500);
    }

    @Test
    void givenTwoHours_whenAskedBetween_thenTheReferenceLiesNearTheStraightWay() {
        Signal source = DONGSI.column("pm25_ugm3");
        long s = at("2026-11-22T14:30:00Z");
        double middle = (source.at(s - 1800) + source.at(s + 1800)) / 2;
        assertThat(source.at(s)).isCloseTo(middle, within(1e-9));
        assertThat(SIGNALS.reference(source, "AIR-01", 0.25).at(s))
                .isCloseTo(middle, within(Math.sqrt(middle + 1)));
    }

    @Test
    void givenAnHourThatTheSourceDoesNotHave_whenAsked_thenNothingIsMadeUp() {
        Signal source = DONGSI.column("pm25_ugm3");
        Signal cheap = SIGNALS.lowCost(source, "AIR-09", 0.3);
        long holes = 0;
        for (long s = at("2026-01-01T00:00:00Z"); s < at("2027-01-01T00:00:00Z"); s += 3600) {
            if (!Double.isNaN(source.at(s))) continue;
            holes++;
            assertThat(cheap.at(s)).isNaN();
            assertThat(source.at(s - 600)).isNaN();
        }
        assertThat(holes).isBetween(100L, 200L);
    }

    @Test
    void givenTheTwentyNinthOfFebruary_whenReplayed_thenTheTwentyEighthIsRepeated() {
        Signal t = DONGSI.column("temp_c");
        assertThat(t.at(at("2028-02-29T06:00:00Z"))).isEqualTo(t.at(at("2028-02-28T06:00:00Z")));
    }

    @Test
    void givenTraffic_whenReplayed_thenWeekdaysAreBusierThanSundaysAndNightsAreQuiet() {
        var road = new TrafficReplay(HourlyTable.load("traffic/metro-i94-2015-2016.csv.gz"), TIME);
        double mondayMorning = road.vehiclesAnHour(at("2026-11-23T03:00:00Z"));
        double sundayMorning = road.vehiclesAnHour(at("2026-11-22T03:00:00Z"));
        double night = road.vehiclesAnHour(at("2026-11-22T22:00:00Z"));
        assertThat(mondayMorning).isGreaterThan(2 * sundayMorning);
        assertThat(night).isLessThan(1_500);
        int missing = 0;
        for (int h = 0; h < 8760; h++) {
            if (Double.isNaN(road.vehiclesAnHour(at("2026-01-01T00:00:00Z") + h * 3600L)))
                missing++;
        }
        assertThat(missing).isLessThan(100);
    }

    @Test
    void givenWinterAndSummer_whenItIsSixInTheEvening_thenLightsBurnOnlyInWinter() {
        assertThat(TIME.dark(at("2026-12-21T13:00:00Z"))).isTrue();
        assertThat(TIME.dark(at("2026-06-21T13:00:00Z"))).isFalse();
        assertThat(TIME.dark(at("2026-06-21T19:00:00Z"))).isTrue();
    }
}
