package city.qala.operations.asset;

import city.qala.operations.asset.Asset.Decided;
import city.qala.operations.asset.Asset.Due;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;

/**
 * Whether somebody has to decide about a thing: the machine says that it is time and why, people
 * say what. Pure.
 */
final class DueRule {

    /** Hours of a life that must have been measured before it counts as unused: three weeks. */
    static final int LEAST_HOURS = 21 * 24;

    /** Share of the time that a thing must be up. */
    static final double LEAST_UPTIME = 0.5;

    /** How long a decision stands before the same reasons count again. */
    static final Duration STANDS = Duration.ofDays(90);

    private DueRule() {}

    static Optional<Due> due(
            Life life, Card card, Optional<Decided> last, Instant now, ZoneId zone) {
        LocalDate today = now.atZone(zone).toLocalDate();
        boolean dated =
                card.due()
                        .filter(d -> !d.isAfter(today))
                        .filter(d ->
                                last.map(l -> l.at().atZone(zone).toLocalDate())
                                        .filter(on -> !on.isBefore(d))
                                        .isEmpty())
                        .isPresent();
        if (dated) return Optional.of(Due.DATE);
        if (last.filter(l -> now.isBefore(l.at().plus(STANDS))).isPresent())
            return Optional.empty();
        if (unused(life)) return Optional.of(Due.UNUSED);
        if (life.uptime() < LEAST_UPTIME) return Optional.of(Due.FAILING);
        return Optional.empty();
    }

    /** Whether nobody used it, as far as that was measured for long enough. */
    static boolean unused(Life life) {
        return life.tellsUse() && life.usedHours() == 0 && life.measuredHours() >= LEAST_HOURS;
    }
}
