package city.qala.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TimeWordsTest {
    @Test
    void givenADurationAsPeopleWriteIt_whenReadAndPrinted_thenItIsTheSame() {
        for (String text : List.of("250ms", "90s", "10m", "36h", "30d", "0s"))
            assertThat(DurationText.text(DurationText.parse(text))).isEqualTo(text);
        assertThat(DurationText.parse("PT1H30M")).isEqualTo(Duration.ofMinutes(90));
        assertThat(DurationText.text(Duration.ofHours(48))).isEqualTo("2d");
    }

    @Test
    void givenSomethingElse_whenReadAsADuration_thenItIsRefused() {
        for (String text : List.of("", "10", "10 minutes", "-5m", "5x", "99999999999d"))
            assertThatThrownBy(() -> DurationText.parse(text)).as(text).isInstanceOf(Problem.class);
    }

    @Test
    void givenAnInterval_whenAsked_thenItsEndIsOutside() {
        var hour = Interval.of(Instant.parse("2026-01-01T00:00:00Z"), Duration.ofHours(1));
        assertThat(hour.holds(hour.from())).isTrue();
        assertThat(hour.holds(hour.to())).isFalse();
        assertThat(hour.overlaps(Interval.of(hour.to(), Duration.ofHours(1)))).isFalse();
        assertThat(Interval.parse(hour.toString())).isEqualTo(hour);
        assertThatThrownBy(() -> new Interval(hour.to(), hour.from())).isInstanceOf(Problem.class);
        assertThatThrownBy(() -> Interval.parse("2026-01-01/2026-01-02"))
                .isInstanceOf(Problem.class);
    }

    @Test
    void ulidsSortByTheirTimeAndGiveItBack() {
        var random = new Random(1);
        Ulid before = Ulid.make(Instant.EPOCH, random);
        for (int i = 1; i < 1_000; i++) {
            Instant at = Instant.ofEpochMilli(i * 1_234_567_891L);
            Ulid next = Ulid.make(at, random);
            assertThat(next.at()).isEqualTo(at);
            assertThat(next).isGreaterThan(before);
            assertThat(Ulid.find(next.text())).contains(next);
            before = next;
        }
    }

    @Test
    void givenTextThatIsNoUlid_whenSearched_thenNothingIsFound() {
        for (String text : List.of("", "8ZZZZZZZZZZZZZZZZZZZZZZZZZ", "0123456789012345678901234I"))
            assertThat(Ulid.find(text)).as(text).isEmpty();
    }
}
