package city.qala.operations.alarm;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/** When more is raised than one desk can read: more than ten alarms within ten minutes. */
final class FloodRule {

    /** Alarms that one desk can still read within the window. */
    static final int MOST = 10;

    /** The window. */
    static final Duration WINDOW = Duration.ofMinutes(10);

    private FloodRule() {}

    /** Whether it is a flood now. */
    static boolean flood(Collection<Instant> raised, Instant now) {
        Instant from = now.minus(WINDOW);
        return raised.stream().filter(r -> r.isAfter(from) && !r.isAfter(now)).count() > MOST;
    }

    /** The most that were raised within one window. */
    static int most(Collection<Instant> raised) {
        List<Instant> sorted = raised.stream().sorted().toList();
        int most = 0;
        int from = 0;
        for (int to = 0; to < sorted.size(); to++) {
            while (!sorted.get(from).isAfter(sorted.get(to).minus(WINDOW))) from++;
            most = Math.max(most, to - from + 1);
        }
        return most;
    }
}
