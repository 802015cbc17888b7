package city.qala.demo;

import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * Replays a real road so that weekday and hour stay, in the same week of the year.
 *
 * <p>The record has holes: an hour that is missing is taken from the other year, else from the week
 * before or after; if none has it there is nothing.
 */
final class TrafficReplay {
    private static final LocalDate RECORD_MIDDLE = LocalDate.of(2016, 3, 31);
    private static final int HOURS_A_WEEK = 168;
    private static final int[] WEEKS = {0, -52, 52, -1, 1, -2, 2};

    private final HourlyTable table;
    private final TownTime time;

    TrafficReplay(HourlyTable table, TownTime time) {
        this.table = table;
        this.time = time;
    }

    /** Vehicles an hour on the record's road. */
    double vehiclesAnHour(long second) {
        long local = Math.floorDiv(time.local(second), 3600);
        long middle = RECORD_MIDDLE.atStartOfDay().toEpochSecond(ZoneOffset.UTC) / 3600;
        long years = Math.round((local - middle) / (52.0 * HOURS_A_WEEK));
        long hour = local - years * 52 * HOURS_A_WEEK;
        for (int weeks : WEEKS) {
            double value = table.value("vehicles_per_hour", hour + (long) weeks * HOURS_A_WEEK);
            if (!Double.isNaN(value)) return value;
        }
        return Double.NaN;
    }
}
