package city.qala.pulse.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.qala.testkit.TestClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class DayKeyTest {

    private final TestClock clock = TestClock.at("2026-01-14T01:00:00Z");

    @Test
    void givenOneKey_whenAPersonIsMaskedTwice_thenThePseudonymIsTheSameForThatFeedOnly() {
        DayKey key = DayKey.make(clock);

        assertThat(key.mask("A", "7701")).isEqualTo(key.mask("A", "7701"));
        assertThat(key.mask("A", "7701")).isNotEqualTo(key.mask("B", "7701"));
        assertThat(key.mask("A", "7701")).isNotEqualTo(key.mask("A", "7702"));
    }

    @Test
    void givenTwoDays_whenTheSamePersonIsMasked_thenNothingJoinsThem() {
        assertThat(DayKey.make(clock).mask("A", "7701"))
                .isNotEqualTo(DayKey.make(clock).mask("A", "7701"));
    }

    @Test
    void givenADestroyedKey_whenUsed_thenItMasksNobodyAndItsLifeIsKnown() {
        DayKey key = DayKey.make(clock);
        assertThatThrownBy(key::life).isInstanceOf(IllegalStateException.class);
        clock.advance(Duration.ofMinutes(3));
        key.destroy();
        clock.advance(Duration.ofMinutes(3));
        key.destroy();

        assertThatThrownBy(() -> key.mask("A", "1")).isInstanceOf(IllegalStateException.class);
        assertThat(Duration.between(key.life().madeAt(), key.life().destroyedAt()))
                .isEqualTo(Duration.ofMinutes(3));
    }
}
