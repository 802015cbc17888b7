package city.qala.operations.incident;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/** The shifts of twelve hours: from eight to eight by the city's clock. */
final class ShiftRule {

    private static final LocalTime MORNING = LocalTime.of(8, 0);
    private static final LocalTime EVENING = LocalTime.of(20, 0);

    private ShiftRule() {}

    /**
     * A shift. Where the clock is put forward or back it is an hour shorter or longer, and two
     * shifts never share a moment.
     *
     * @param from its beginning
     * @param to its end, which belongs to the next
     */
    record Shift(Instant from, Instant to) {}

    /** The shift that holds a moment. */
    static Shift at(Instant moment, ZoneId zone) {
        ZonedDateTime local = moment.atZone(zone);
        ZonedDateTime morning = local.with(MORNING);
        ZonedDateTime evening = local.with(EVENING);
        if (local.isBefore(morning))
            return new Shift(evening.minusDays(1).toInstant(), morning.toInstant());
        if (local.isBefore(evening)) return new Shift(morning.toInstant(), evening.toInstant());
        return new Shift(evening.toInstant(), morning.plusDays(1).toInstant());
    }
}
