package city.qala.exchange;

import city.qala.kernel.Problem;
import city.qala.platform.config.Key;
import city.qala.platform.config.Settings;
import java.time.Duration;
import java.util.List;

/**
 * Settings under {@code exchange.*}.
 *
 * @param window how far a partner's clock may be off, 10 s to 10 min; nonces are kept for twice as
 *     long
 * @param stampEvery how long messages wait for their time-stamp, 10 ms to 1 min
 * @param bodyBytes largest request, 1 kB to 1 MB
 */
public record ExchangeConfig(Duration window, Duration stampEvery, int bodyBytes) {

    private static final Duration LEAST_WINDOW = Duration.ofSeconds(10);
    private static final Duration MOST_WINDOW = Duration.ofMinutes(10);
    private static final Duration LEAST_STAMP = Duration.ofMillis(10);
    private static final Duration MOST_STAMP = Duration.ofMinutes(1);
    private static final int LEAST_BODY = 1_024;
    private static final int MOST_BODY = 1_048_576;

    /** How far a partner's clock may be off. */
    public static final Key<Duration> WINDOW =
            Key.duration("exchange.window", Duration.ofMinutes(2), LEAST_WINDOW, MOST_WINDOW);

    /** How long messages wait for their time-stamp. */
    public static final Key<Duration> STAMP_EVERY =
            Key.duration("exchange.stamp-every", Duration.ofMillis(50), LEAST_STAMP, MOST_STAMP);

    /** Largest request. */
    public static final Key<Integer> BODY_BYTES =
            Key.number("exchange.body-bytes", 16_384, LEAST_BODY, MOST_BODY, "bytes");

    /** All of them. */
    public static final List<Key<?>> KEYS = List.of(WINDOW, STAMP_EVERY, BODY_BYTES);

    public ExchangeConfig {
        within(WINDOW.name(), window, LEAST_WINDOW, MOST_WINDOW);
        within(STAMP_EVERY.name(), stampEvery, LEAST_STAMP, MOST_STAMP);
        if (bodyBytes < LEAST_BODY || bodyBytes > MOST_BODY)
            throw Problem.invalid(BODY_BYTES.name(), bodyBytes, "must be between 1 kB and 1 MB");
    }

    /** What the settings say. */
    public static ExchangeConfig of(Settings settings) {
        return new ExchangeConfig(
                settings.get(WINDOW), settings.get(STAMP_EVERY), settings.get(BODY_BYTES));
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
