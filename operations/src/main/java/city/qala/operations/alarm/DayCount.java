package city.qala.operations.alarm;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.BiFunction;

/** How many alarms were raised in the last day, counted at most once every ten seconds. */
final class DayCount {

    private static final Duration FRESH = Duration.ofSeconds(10);

    private final Clock clock;
    private final BiFunction<Instant, Instant, List<Alarm>> raised;
    private Instant at = Instant.MIN;
    private int count;

    DayCount(Clock clock, BiFunction<Instant, Instant, List<Alarm>> raised) {
        this.clock = clock;
        this.raised = raised;
    }

    synchronized int count() {
        Instant now = clock.instant();
        boolean fresh = at.isBefore(now.plusMillis(1)) && now.minus(FRESH).isBefore(at);
        if (fresh) return count;
        at = now;
        count =
                (int)
                        raised.apply(now.minus(Duration.ofDays(1)), now).stream()
                                .filter(a -> !a.test() && a.priority().isAlarm())
                                .count();
        return count;
    }
}
