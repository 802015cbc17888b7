package city.qala.sensing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SilenceRuleTest {

    private static final Instant NOW = Instant.parse("2026-01-14T16:00:00Z");
    private static final Duration TEN = Duration.ofMinutes(10);

    private static boolean silent(Duration ago, Duration interval) {
        return SilenceRule.silent(Optional.of(NOW.minus(ago)), interval, NOW);
    }

    @Test
    void givenThreeIntervalsMissed_whenAsked_thenItIsSilent() {
        assertThat(silent(Duration.ofMinutes(30), TEN)).isFalse();
        assertThat(silent(Duration.ofMinutes(31), TEN)).isTrue();
    }

    @Test
    void givenASensorThatNeverSpoke_whenAsked_thenItIsSilent() {
        assertThat(SilenceRule.silent(Optional.empty(), TEN, NOW)).isTrue();
    }

    @Test
    void givenNoInterval_whenAsked_thenItHasNinetyMinutes() {
        assertThat(silent(Duration.ofMinutes(89), Duration.ZERO)).isFalse();
        assertThat(silent(Duration.ofMinutes(91), Duration.ZERO)).isTrue();
    }

    @Test
    void givenAValueFromTheFuture_whenAsked_thenItIsNotSilent() {
        assertThat(silent(Duration.ofMinutes(-5), TEN)).isFalse();
    }
}
