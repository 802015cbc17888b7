package city.qala.sensing.watch;

import static org.assertj.core.api.Assertions.assertThat;

import city.qala.kernel.Actor;
import city.qala.sensing.AirAhead.Expected;
import city.qala.sensing.Channel;
import city.qala.sensing.Directory;
import city.qala.sensing.Station;
import city.qala.testkit.TestClock;
import city.qala.testkit.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What is said of the air to come: hour by hour, and at noon of the evening. */
class AirForecastsTest {
    private static final ZoneId ZONE = ZoneId.of("Asia/Almaty");

    @RegisterExtension static final TestDatabase ledger = TestDatabase.with("sensing");

    /** 11:30 by the city's clock. */
    private final TestClock clock = TestClock.at("2026-01-15T06:30:00Z");

    /** What one test has stored is nothing to the next. */
    private static final AtomicInteger STREAMS = new AtomicInteger(1);

    private final int stream = STREAMS.getAndIncrement();
    private final Channel dust = Told.channel(stream, "PM2.5", "µg/m³", Duration.ofHours(1));
    private final Station station = Told.station("AIR-1", "air", "", dust);
    private final Told room = new Told();

    private final Directory town =
            new Directory() {
                @Override
                public List<Station> stations(Actor reader) {
                    return List.of(station);
                }

                @Override
                public Optional<Station> station(Actor reader, String code) {
                    return Optional.of(station);
                }

                @Override
                public boolean mayRead(Actor reader, int stream) {
                    return true;
                }

                @Override
                public long version() {
                    return 1;
                }
            };

    /** Smoke every evening, of which no two are the same. */
    private static double smoke(Instant at) {
        int hour = at.atZone(ZONE).getHour();
        double size = 1 + Math.floorMod(at.getEpochSecond() / 86_400 * 7, 5) / 5.0;
        return 20 + (hour >= 17 && hour <= 23 ? 60 * size : 0);
    }

    private AirForecasts open(MadeHours hours) {
        var warning = new Warning(room, (s, c, now, evening) -> Map.of("wind", "0.4"));
        return AirForecasts.create(
                ledger.database(), town, hours, Told.RULES, warning, ZONE, clock);
    }

    private void work(AirForecasts forecasts) {
        for (boolean more = true; more; ) more = ledger.database().write(forecasts::step);
    }

    private MadeHours known(int days) {
        return new MadeHours(
                stream,
                clock,
                clock.instant().minus(Duration.ofDays(days)),
                AirForecastsTest::smoke);
    }

    private Expected expected(AirForecasts forecasts) {
        return forecasts.expected(dust).orElseThrow();
    }

    @Test
    void givenTwoMonths_whenSomebodyLooks_thenItLearnsAndIsKnownAgainAfterARestart() {
        var hours = known(60);
        AirForecasts forecasts = open(hours);
        work(forecasts);
        assertThat(expected(forecasts).baseline()).as("nobody had looked yet").isTrue();
        work(forecasts);
        Expected learned = expected(forecasts);
        assertThat(learned.model()).isEqualTo("blend");
        assertThat(learned.learned()).contains(clock.instant());
        assertThat(learned.hours()).hasSize(24);
        assertThat(learned.hours().getFirst().at()).isEqualTo("2026-01-15T06:00:00Z");
        assertThat(learned.hours()).allMatch(h -> h.low() <= h.value() && h.value() <= h.high());
        double noon = learned.hours().get(1).value();
        double evening = learned.hours().get(9).value();
        assertThat(evening).as("smoke at 20:00").isGreaterThan(2 * noon);
        assertThat(expected(open(hours)).hours()).hasSize(24);

        clock.advance(Duration.ofHours(5));
        work(forecasts);
        Expected later = expected(forecasts);
        assertThat(later.hours().getFirst().at()).isEqualTo("2026-01-15T11:00:00Z");
        assertThat(later.judged()).isPositive();
        assertThat(later.held()).isBetween(0.0, 1.0);
    }

    @Test
    void givenFewWeeks_whenSomebodyLooks_thenTheLastValueIsRepeatedAndNamedSo() {
        AirForecasts forecasts = open(known(20));
        work(forecasts);
        assertThat(expected(forecasts).historyDays()).isEqualTo(20);
        work(forecasts);
        assertThat(expected(forecasts).baseline()).isTrue();
        assertThat(expected(forecasts).hours()).allMatch(h -> h.value() == 20);
    }

    @Test
    void givenASilentStation_whenItsLastHourIsMissing_thenNothingIsSaidOfItsFuture() {
        var hours = known(20);
        hours.silentFrom(clock.instant().minus(Duration.ofHours(5)));
        AirForecasts forecasts = open(hours);
        work(forecasts);
        assertThat(forecasts.expected(dust)).isEmpty();
    }

    @Test
    void givenSmokeAtNoon_whenItIsNoon_thenTheEveningIsWarnedOfOnceUntilTheDayIsOver() {
        var hours =
                new MadeHours(stream, clock, clock.instant().minus(Duration.ofDays(30)), at -> 45);
        AirForecasts forecasts = open(hours);
        work(forecasts);
        assertThat(room.shortly()).as("before noon").isEmpty();
        clock.advance(Duration.ofHours(1));
        work(forecasts);
        work(forecasts);
        assertThat(room.shortly()).containsExactly("+smoke-evening AIR-1");
        assertThat(room.signals.getFirst().facts())
                .containsEntry("model", "morning")
                .containsEntry("limit", "50.0000")
                .containsEntry("wind", "0.4");
        assertThat(forecasts.evening(dust).orElseThrow().warn()).isTrue();
        work(open(hours));
        assertThat(room.shortly()).as("a restart says nothing twice").hasSize(1);
        clock.advance(Duration.ofHours(13));
        work(forecasts);
        assertThat(room.shortly()).endsWith("-smoke-evening AIR-1");
        assertThat(forecasts.evening(dust)).isEmpty();
    }
}
