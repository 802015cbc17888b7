package city.qala.sensing.forecast;

import java.time.LocalDate;
import java.time.ZoneOffset;

/** What is known of a day at its noon or a little before, and what became of its evening. */
final class Noons {

    private static final int NOON = 12;
    private static final int EVENING = 17;
    private static final int MIDDLE = 20;
    private static final int NIGHT = 23;
    private static final int FEWEST_HOURS = 5;
    private static final int OLDEST = 12;

    private final HourlyTable table;
    private final Features features;
    private final ZoneOffset zone;

    Noons(HourlyTable table, String column, ZoneOffset zone) {
        this.table = table;
        this.features = new Features(table, column);
        this.zone = zone;
    }

    /** The local day of a row. */
    LocalDate date(int row) {
        return table.at(row).atOffset(zone).toLocalDate();
    }

    /** The highest hour of the evening; NaN if fewer than five of its seven hours were measured. */
    double evening(LocalDate date) {
        double highest = Double.NaN;
        int hours = 0;
        for (int row = row(date, EVENING); row <= end(date); row++) {
            if (!isKnown(row)) continue;
            hours++;
            if (!(features.value(row) <= highest)) highest = features.value(row);
        }
        return hours < FEWEST_HOURS ? Double.NaN : highest;
    }

    /** The last row of an evening. */
    int end(LocalDate date) {
        return row(date, NIGHT);
    }

    /** The newest row with a value some hours before noon; −1 if half a day had none. */
    int newest(LocalDate date, int hoursBefore) {
        int from = row(date, NOON) - hoursBefore;
        for (int row = from; row > from - OLDEST; row--) if (isKnown(row)) return row;
        return -1;
    }

    double value(int row) {
        return features.value(row);
    }

    /** What is known of the evening of a day at a row before it. */
    double[] features(LocalDate date, int row) {
        return features.of(row, row(date, MIDDLE) - row);
    }

    int span(int row) {
        return features.span(row);
    }

    private boolean isKnown(int row) {
        return row >= 0 && row < table.hours() && features.isKnown(row);
    }

    private int row(LocalDate date, int hour) {
        return table.row(date.atTime(hour, 0).toInstant(zone));
    }
}
