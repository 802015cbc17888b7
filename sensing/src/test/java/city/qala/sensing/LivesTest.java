package city.qala.sensing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import city.qala.kernel.Actor;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LivesTest {
    private static final Instant NOW = Instant.parse("2026-01-14T16:06:40Z");
    private static final Actor DUTY = new Actor("duty 1", Actor.Kind.PERSON, Set.of("operator"));

    private final PretendTown town = new PretendTown(Clock.fixed(NOW, ZoneOffset.UTC));
    private final Lives lives =
            new Lives(
                    town.directory, new Readings(town.series, PretendRules.on()), PretendTown.ZONE);

    private void bench(String code, PretendSeries.Formula users) {
        town.place(code, "Bench", "bench", "Vaduz", 47.1, 9.5, "GW-1", Map.of());
        town.channel(code, "wifi-users", "1", 30, Visibility.STAFF, users);
    }

    private Lives.Life life(String code) {
        return lives.of(DUTY, code, NOW).orElseThrow();
    }

    @Test
    void givenABenchUsedAtNoon_whenItsLifeIsRead_thenItsHoursOfUseAreThose() {
        bench("B-1", t -> t.atZone(PretendTown.ZONE).getHour() == 12 ? 2 : 0);
        Lives.Life life = life("B-1");
        assertThat(life.uptime()).isEqualTo(1);
        assertThat(life.usedHours()).isEqualTo(Lives.DAYS);
        assertThat(life.measuredHours()).isEqualTo(24 * Lives.DAYS);
        assertThat(life.byHour()).hasSize(24);
        assertThat(life.byHour().get(12)).isEqualTo(1);
        assertThat(life.byHour().get(13)).isZero();
        assertThat(life.lastUse().orElseThrow()).isEqualTo(Instant.parse("2026-01-14T07:00:00Z"));
    }

    @Test
    void givenABenchThatNobodyUses_whenItsLifeIsRead_thenItWasUsedForNoHour() {
        bench("B-2", t -> 0);
        assertThat(life("B-2").usedHours()).isZero();
        assertThat(life("B-2").lastUse()).isEmpty();
    }

    @Test
    void givenAMeterThatFellSilent_whenItsLifeIsRead_thenThatTimeCountsAgainstItAndUseIsNotKnown() {
        town.place("M-1", "Meter", "water", "Vaduz", 47.1, 9.5, "GW-1", Map.of());
        int stream = town.channel("M-1", "flow", "m³/h", 30, Visibility.STAFF, t -> 3);
        town.series.silent(stream, NOW.minus(Duration.ofDays(15)));
        Lives.Life life = life("M-1");
        assertThat(life.uptime()).isCloseTo(0.5, within(0.01));
        assertThat(life.usedHours()).isNaN();
        assertThat(life.byHour()).isEmpty();
        assertThat(life.silent()).isTrue();
    }

    @Test
    void givenALampThatSpeaksEveryTwoHours_whenItsLifeIsRead_thenThePausesAreNoFault() {
        town.place("L-1", "Lamp", "light", "Vaduz", 47.1, 9.5, "GW-1", Map.of());
        town.channel("L-1", "light-power", "W", 120, Visibility.STAFF, t -> 40);
        assertThat(life("L-1").uptime()).isEqualTo(1);
        assertThat(life("L-1").usedHours()).isEqualTo(24 * Lives.DAYS);
    }

    @Test
    void givenStaffStreams_whenAnybodyAsks_thenThereIsNoLifeToSee() {
        bench("B-3", t -> 0);
        assertThat(lives.of(Actor.ANONYMOUS, Set.of("bench"), NOW)).isEmpty();
        assertThat(lives.of(DUTY, Set.of("bench"), NOW)).hasSize(1);
    }
}
