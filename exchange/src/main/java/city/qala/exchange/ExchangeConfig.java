package city.qala.exchange;

import city.qala.kernel.Problem;
import java.time.Duration;

/**
 * Settings under {@code exchange.*}.
 *
 * @param window how far a partner's clock may be off, 10 s to 10 min; nonces are kept for twice as
 *     long
 * @param stampEvery how long messages wait for their time-stamp, 10 ms to 60 s
 * @param bodyBytes largest request, 1 kB to 1 MB
 */
public record ExchangeConfig(Duration window, Duration stampEvery, int bodyBytes) {

    public ExchangeConfig {
        within("exchange.window", window, Duration.ofSeconds(10), Duration.ofMinutes(10));
        within("exchange.stamp-every", stampEvery, Duration.ofMillis(10), Duration.ofMinutes(1));
        if (bodyBytes < 1_024 || bodyBytes > 1_048_576)
            throw Problem.invalid("exchange.body", bodyBytes, "must be between 1 kB and 1 MB");
    }

    /** Two minutes, 50 milliseconds, 16 kB. */
    public static ExchangeConfig defaults() {
        return new ExchangeConfig(Duration.ofMinutes(2), Duration.ofMillis(50), 16_384);
    }

    private static void within(String name, Duration value, Duration least, Duration most) {
        if (value.compareTo(least) < 0 || value.compareTo(most) > 0)
            throw Problem.invalid(name, value, "must be between " + least + " and " + most);
    }
}
