package city.qala.demo;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/**
 * Replays one real station so that month, day and hour stay: what was measured at 19:00 on a 22
 * November is said at 19:00 on 22 November in the town's zone.
 *
 * <p>The record's months July to December come from 2014, January to June from 2015; on 29 February
 * the 28th is repeated. Between two hours the way is straight; if either is missing there is
 * nothing.
 */
final class AirReplay {
    private static final int RECORD_OFFSET_HOURS = 8;
    private static final int JULY = 7;

    private final HourlyTable table;
    private final TownTime time;

    AirReplay(HourlyTable table, TownTime time) {
        this.table = table;
        this.time = time;
    }

    /** A column as a signal without any noise. */
    Signal column(String name) {
        return second -> {
            long intoHour = Math.floorMod(time.local(second), 3600);
            double from = table.value(name, recordHour(time.dateTime(second)));
            if (intoHour == 0 || Double.isNaN(from)) return from;
            double to = table.value(name, recordHour(time.dateTime(second - intoHour + 3600)));
            return from + (to - from) * intoHour / 3600;
        };
    }

    /** A column that turns (a direction): the value of the hour, not a way between two. */
    Signal direction(String name) {
        return second -> table.value(name, recordHour(time.dateTime(second)));
    }

    private static long recordHour(LocalDateTime town) {
        int year = town.getMonthValue() >= JULY ? 2014 : 2015;
        int day = town.getMonthValue() == 2 ? Math.min(28, town.getDayOfMonth()) : 0;
        LocalDate date =
                LocalDate.of(year, town.getMonthValue(), day == 0 ? town.getDayOfMonth() : day);
        long local = date.atTime(town.getHour(), 0).toEpochSecond(ZoneOffset.UTC) / 3600;
        return local - RECORD_OFFSET_HOURS;
    }
}
