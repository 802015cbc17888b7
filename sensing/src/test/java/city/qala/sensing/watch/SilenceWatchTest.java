package city.qala.sensing.watch;

import static org.assertj.core.api.Assertions.assertThat;

import city.qala.kernel.Signal;
import city.qala.sensing.Channel;
import city.qala.sensing.Station;
import city.qala.testkit.TestClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SilenceWatchTest {
    private static final int THINGS = 20;

    private final TestClock clock = TestClock.at("2026-03-29T00:00:00Z");
    private final Told room = new Told();
    private final Map<Integer, Instant> newest = new HashMap<>();
    private final List<Station> stations = new ArrayList<>();
    private Teller teller = new Teller(room, "sensing/");
    private SilenceWatch watch = begin();

    private SilenceWatch begin() {
        return new SilenceWatch(
                clock.instant(),
                s ->
                        new Signal.Spot(
                                s.code(),
                                s.name(),
                                s.district(),
                                s.properties().getOrDefault("gateway", ""),
                                Optional.empty()),
                s -> Map.of());
    }

    private void town() {
        for (int i = 0; i < THINGS; i++) {
            Channel channel = Told.channel(i, "temperature", "°C", Duration.ofMinutes(10));
            stations.add(Told.station("T" + i, "weather", "GW-" + i / 5, channel));
        }
    }

    /** Time passes in steps; all things but the silent ones speak every ten minutes. */
    private void pass(Duration time, Integer... silent) {
        Instant until = clock.instant().plus(time);
        while (clock.instant().isBefore(until)) {
            clock.advance(Duration.ofSeconds(30));
            if (clock.instant().getEpochSecond() % 600 == 0)
                for (int i = 0; i < THINGS; i++)
                    if (!List.of(silent).contains(i)) newest.put(i, clock.instant());
            look();
        }
    }

    private void look() {
        watch.look(
                stations,
                c -> Optional.ofNullable(newest.get(c.stream())),
                Told.RULES,
                clock.instant(),
                teller);
        teller.flush();
    }

    @Test
    void givenAThingThatStops_whenThreeIntervalsHavePassed_thenItIsToldWithinOneMore() {
        town();
        pass(Duration.ofMinutes(20));
        Instant last = newest.get(3);
        pass(Duration.ofMinutes(29), 3);
        assertThat(room.shortly()).isEmpty();
        pass(Duration.ofMinutes(2), 3);
        assertThat(room.shortly()).containsExactly("+sensor-silent T3");
        assertThat(room.signals.getFirst().at()).isEqualTo(last.plus(Duration.ofMinutes(30)));
        assertThat(room.signals.getFirst().spot().line()).isEqualTo("GW-0");
        pass(Duration.ofMinutes(20));
        assertThat(room.shortly()).containsExactly("+sensor-silent T3", "-sensor-silent T3");
        assertThat(room.signals.get(1).at()).isAfter(room.signals.get(0).at());
    }

    @Test
    void givenEveryThingStops_whenItIsSilent_thenTheFeedIsTheOneCause() {
        town();
        pass(Duration.ofMinutes(20));
        Integer[] all = new Integer[THINGS];
        for (int i = 0; i < THINGS; i++) all[i] = i;
        pass(Duration.ofMinutes(60), all);
        assertThat(room.shortly()).containsExactly("+feed-silent city");
        pass(Duration.ofMinutes(20));
        assertThat(room.shortly()).containsExactly("+feed-silent city", "-feed-silent city");
    }

    @Test
    void givenAClockThatJumpsAheadAndBack_whenItIsLookedAt_thenNobodyIsSilentForIt() {
        town();
        pass(Duration.ofMinutes(20));
        clock.advance(Duration.ofHours(3));
        look();
        clock.advance(Duration.ofHours(-3));
        look();
        pass(Duration.ofHours(1));
        assertThat(room.shortly()).isEmpty();
    }

    @Test
    void givenARestart_whenThingsWereNotHeardMeanwhile_thenTheyHaveTheirPatienceAgain() {
        town();
        pass(Duration.ofMinutes(20));
        clock.advance(Duration.ofHours(5));
        teller = new Teller(room, "sensing/");
        watch = begin();
        pass(Duration.ofMinutes(25), 3);
        assertThat(room.shortly()).isEmpty();
        pass(Duration.ofMinutes(10), 3);
        assertThat(room.shortly()).containsExactly("+sensor-silent T3");
    }

    @Test
    void givenASilentThing_whenTheServerStartsAgainAndItSpeaks_thenItsSilenceEnds() {
        town();
        pass(Duration.ofMinutes(20));
        pass(Duration.ofMinutes(40), 3);
        teller = new Teller(room, "sensing/");
        watch = begin();
        pass(Duration.ofMinutes(20));
        assertThat(room.shortly()).containsExactly("+sensor-silent T3", "-sensor-silent T3");
    }

    @Test
    void givenALedgerThatIsAway_whenItIsBack_thenWhatWasMissedIsToldOnce() {
        town();
        pass(Duration.ofMinutes(20));
        room.away = true;
        pass(Duration.ofMinutes(40), 3);
        assertThat(teller.waiting()).isEqualTo(1);
        room.away = false;
        pass(Duration.ofMinutes(5), 3);
        assertThat(room.shortly()).containsExactly("+sensor-silent T3");
    }

    @Test
    void givenAThingThatNeverSpoke_whenTimePasses_thenItIsNotSilentButNotThereYet() {
        town();
        stations.add(
                Told.station(
                        "NEW",
                        "weather",
                        "",
                        Told.channel(99, "temperature", "°C", Duration.ofMinutes(10))));
        pass(Duration.ofHours(2));
        assertThat(room.shortly()).isEmpty();
    }
}
