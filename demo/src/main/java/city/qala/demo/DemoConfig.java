package city.qala.demo;

import city.qala.kernel.Problem;
import java.time.ZoneId;

/**
 * How the pretend town runs.
 *
 * @param zone local zone of the town: replayed air keeps its hour of the day in it
 * @param days days of history to load, 0..365
 * @param speed seconds of the town's clock that pass in one true second, 1..600; the clock given to
 *     {@link Demo} must run at this speed already
 * @param seed chooses places, noise and faults; the same seed gives the same town
 */
public record DemoConfig(ZoneId zone, int days, double speed, long seed) {
    public DemoConfig {
        if (days < 0 || days > 365) throw Problem.invalid("days", days, "must be from 0 to 365");
        if (!(speed >= 1 && speed <= 600)) {
            throw Problem.invalid("speed", speed, "must be from 1 to 600");
        }
    }
}
