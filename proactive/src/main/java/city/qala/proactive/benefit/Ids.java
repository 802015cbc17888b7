package city.qala.proactive.benefit;

import city.qala.kernel.Ulid;
import java.time.Clock;
import java.util.random.RandomGenerator;

/** Maker of our own ids. */
final class Ids {
    private final Clock clock;
    private final RandomGenerator random;

    Ids(Clock clock, RandomGenerator random) {
        this.clock = clock;
        this.random = random;
    }

    Ulid next() {
        return Ulid.make(clock.instant(), random);
    }
}
