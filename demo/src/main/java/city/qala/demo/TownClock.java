package city.qala.demo;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/**
 * A clock that starts at the true time and runs {@code speed} times as fast. The whole demo city
 * runs on one, so that nothing in it looks late or early to itself.
 */
public final class TownClock extends Clock {
    private final Clock source;
    private final Instant start;
    private final double speed;

    /** A clock from the present moment of another clock on. */
    public TownClock(Clock trueClock, double speed) {
        this(trueClock, trueClock.instant(), speed);
    }

    private TownClock(Clock trueClock, Instant start, double speed) {
        this.source = trueClock;
        this.start = start;
        this.speed = speed;
    }

    @Override
    public ZoneId getZone() {
        return source.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return new TownClock(source.withZone(zone), start, speed);
    }

    @Override
    public Instant instant() {
        if (speed == 1) return source.instant();
        Duration passed = Duration.between(start, source.instant());
        return start.plusNanos(Math.round(passed.toNanos() * speed));
    }
}
