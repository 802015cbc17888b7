package city.qala.platform.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import city.qala.kernel.Problem;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class GuessLimitTest {
    private final Instant start = Instant.parse("2026-03-02T07:00:00Z");
    private Clock now = Clock.fixed(start, ZoneOffset.UTC);
    private final GuessLimit limit =
            new GuessLimit(
                    new Clock() {
                        @Override
                        public java.time.ZoneId getZone() {
                            return ZoneOffset.UTC;
                        }

                        @Override
                        public Clock withZone(java.time.ZoneId zone) {
                            return this;
                        }

                        @Override
                        public Instant instant() {
                            return now.instant();
                        }
                    });

    private int letThrough(int tries, String account, String place) {
        int through = 0;
        for (int i = 0; i < tries; i++) {
            if (refusal(account, place) == null) through++;
        }
        return through;
    }

    private Problem refusal(String account, String place) {
        return catchThrowableOfType(Problem.class, () -> limit.take(account, place));
    }

    /** SD004. */
    @Test
    void givenAHundredGuesses_whenTriedAtOnce_thenFewGetThroughAndTheRestAreToldToWait() {
        assertThat(letThrough(100, "admin", "10.0.0.1")).isEqualTo(5);
        Problem refused = refusal("admin", "10.0.0.1");
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.code()).isEqualTo("rate-limited");
        assertThat(refused.retryAfter().orElseThrow())
                .isBetween(Duration.ofSeconds(1), GuessLimit.REFILL);
    }

    @Test
    void givenAStrangerWhoGuesses_whenTheOwnerComesFromElsewhere_thenTheyAreNotHeldUp() {
        letThrough(100, "admin", "10.0.0.1");
        assertThatCode(() -> limit.take("admin", "10.0.0.2")).doesNotThrowAnyException();
        assertThatCode(() -> limit.take("admin", "known browser")).doesNotThrowAnyException();
    }

    @Test
    void givenTheTimeToldToWait_whenItIsOver_thenOneTryIsLetThrough() {
        letThrough(100, "admin", "10.0.0.1");
        Duration wait = refusal("admin", "10.0.0.1").retryAfter().orElseThrow();
        now = Clock.fixed(start.plus(wait), ZoneOffset.UTC);
        assertThat(letThrough(10, "admin", "10.0.0.1")).isEqualTo(1);
    }

    @Test
    void givenOneAddressThatTriesManyAccounts_whenItGoesOn_thenItIsSlowedDown() {
        int through = 0;
        for (int i = 0; i < 200; i++) through += letThrough(1, "user" + i, "10.0.0.1");
        assertThat(through).isEqualTo(60);
    }
}
