package city.qala.sensing.watch;

import static org.assertj.core.api.Assertions.assertThat;

import city.qala.sensing.Channel;
import city.qala.sensing.Station;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class StreamWatchTest {
    private static final long MINUTE = 60_000_000L;
    private static final long NOON = 1_768_392_000_000_000L;

    private final List<String> told = new ArrayList<>();
    private final Set<String> holds = new HashSet<>();
    private Map<String, String> facts = Map.of();

    private StreamWatch watch(String kind, String property, int minutes) {
        Channel channel = Told.channel(1, property, "µg/m³", Duration.ofMinutes(minutes));
        Station station = Told.station("A", kind, "", channel);
        return new StreamWatch(station, channel, true);
    }

    private boolean take(StreamWatch watch, long minute, double value) {
        return watch.take(
                NOON + minute * MINUTE,
                value,
                Told.RULES,
                (kind, on, onset, more) -> {
                    if (on ? !holds.add(kind) : !holds.remove(kind)) return;
                    if (on) facts = more.get();
                    told.add(on ? "+" + kind + " " + (onset - NOON) / MINUTE : "-" + kind);
                });
    }

    private List<String> about(String kind) {
        return told.stream().filter(t -> t.substring(1).startsWith(kind)).toList();
    }

    @Test
    void givenSmokeThatRises_whenTheMeanOfTheHourReachesTheLimit_thenItIsToldOnceWithItsReasons() {
        StreamWatch pm = watch("air", "PM2.5", 10);
        for (int i = 0; i < 6; i++) take(pm, 10 * i, 20);
        for (int i = 6; i < 18; i++) take(pm, 10 * i, 90);
        assertThat(about("air-poor")).containsExactly("+air-poor 80");
        assertThat(facts).containsEntry("property", "PM2.5").containsEntry("limit", "50.0000");
        assertThat(Double.parseDouble(facts.get("value"))).isBetween(50.0, 60.0);
    }

    @Test
    void givenAirAboveTheLimit_whenItSinksALittle_thenItIsOverOnlyBelowNineTenths() {
        StreamWatch pm = watch("air", "PM2.5", 10);
        for (int i = 0; i < 12; i++) take(pm, 10 * i, 60);
        for (int i = 12; i < 24; i++) take(pm, 10 * i, 47);
        assertThat(about("air-poor")).hasSize(1);
        for (int i = 24; i < 36; i++) take(pm, 10 * i, 30);
        assertThat(about("air-poor")).hasSize(2).last().asString().startsWith("-air-poor");
    }

    @Test
    void givenTooLittleOfAnHour_whenValuesAreHigh_thenNothingIsSaidYet() {
        StreamWatch pm = watch("air", "PM2.5", 10);
        for (int i = 0; i < 4; i++) take(pm, 10 * i, 300);
        assertThat(told).isEmpty();
        take(pm, 40, 300);
        assertThat(told).contains("+air-poor 40", "+air-extreme 40");
    }

    @Test
    void givenLateValues_whenTheyCome_thenTheyArePassedOver() {
        StreamWatch pm = watch("air", "PM2.5", 10);
        for (int i = 0; i < 12; i++) take(pm, 10 * i, 20);
        for (int i = 0; i < 12; i++) assertThat(take(pm, 10 * i, 500)).isFalse();
        assertThat(about("air")).isEmpty();
    }

    @Test
    void givenALivelyStream_whenItStandsStill_thenItIsStuckUntilItMoves() {
        StreamWatch temp = watch("weather", "temperature", 10);
        var random = new Random(3);
        for (int i = 0; i < 200; i++) take(temp, 10L * i, random.nextGaussian());
        for (int i = 200; i < 230; i++) take(temp, 10L * i, 4);
        take(temp, 2300, 4.1);
        assertThat(about("sensor-stuck")).containsExactly("+sensor-stuck 2110", "-sensor-stuck");
    }

    @Test
    void givenAStreamThatOftenStandsStill_whenItStandsStill_thenThatIsUsual() {
        StreamWatch light = watch("light", "light-level", 10);
        for (int i = 0; i < 600; i++) take(light, 10L * i, i / 60 % 2 * 100);
        assertThat(about("sensor-stuck")).isEmpty();
    }

    @Test
    void givenOneValueFarFromItsNeighbours_whenTheNextIsUsual_thenItIsASpike() {
        StreamWatch temp = watch("weather", "temperature", 10);
        var random = new Random(3);
        for (int i = 0; i < 200; i++) take(temp, 10L * i, 10 + random.nextGaussian());
        take(temp, 2000, 500);
        take(temp, 2010, 10);
        assertThat(about("value-spike")).containsExactly("+value-spike 2000", "-value-spike");
    }

    @Test
    void givenANewLevel_whenItStays_thenItIsNoSpike() {
        StreamWatch temp = watch("weather", "temperature", 10);
        var random = new Random(3);
        for (int i = 0; i < 200; i++) take(temp, 10L * i, 10 + random.nextGaussian());
        for (int i = 200; i < 220; i++) take(temp, 10L * i, 60 + random.nextGaussian());
        assertThat(about("value-spike")).isEmpty();
    }

    @Test
    void givenPressureThatFalls_whenItLeavesTheHourBefore_thenItIsToldAtOnce() {
        StreamWatch pressure = watch("water", "network-pressure", 5);
        for (int i = 0; i < 24; i++) take(pressure, 5 * i, 4.0);
        take(pressure, 120, 3.0);
        assertThat(about("value-change")).containsExactly("+value-change 120");
        assertThat(facts).containsEntry("way", "down");
    }
}
