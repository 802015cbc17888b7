package city.qala.sensing.series;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;

/** Months of phenomenon time in UTC, as numbers: year × 12 + month − 1. */
final class Months {
    private static final long SECOND = 1_000_000L;

    private Months() {}

    static int of(long time) {
        LocalDate day =
                Instant.ofEpochSecond(Math.floorDiv(time, SECOND))
                        .atOffset(ZoneOffset.UTC)
                        .toLocalDate();
        return day.getYear() * 12 + day.getMonthValue() - 1;
    }

    /** First µs of a month. */
    static long start(int month) {
        return LocalDate.of(Math.floorDiv(month, 12), Math.floorMod(month, 12) + 1, 1).toEpochDay()
                * Pieces.DAY;
    }

    /** The name of a month's folder, such as {@code 2026-03}. */
    static String name(int month) {
        return YearMonth.of(Math.floorDiv(month, 12), Math.floorMod(month, 12) + 1).toString();
    }
}
