package city.qala.proactive.law;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;

/**
 * A day, a calendar month, quarter or year.
 *
 * @param kind its length
 * @param start its first day
 */
public record Period(Kind kind, LocalDate start) {

    /** Lengths of periods. */
    public enum Kind {
        DAY,
        MONTH,
        QUARTER,
        YEAR;

        /** Months in it; 0 for a day. */
        public int months() {
            return switch (this) {
                case DAY -> 0;
                case MONTH -> 1;
                case QUARTER -> 3;
                case YEAR -> 12;
            };
        }

        /** The kind of so many months. */
        public static Kind ofMonths(int months) {
            return switch (months) {
                case 0 -> DAY;
                case 1 -> MONTH;
                case 3 -> QUARTER;
                default -> YEAR;
            };
        }

        /** Its word in files. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public Period {
        if (!start.equals(firstDay(kind, start)))
            throw new IllegalArgumentException(start + " does not begin a " + kind.word());
    }

    /** The period of a kind that holds a day. */
    public static Period of(Kind kind, LocalDate day) {
        return new Period(kind, firstDay(kind, day));
    }

    private static LocalDate firstDay(Kind kind, LocalDate day) {
        return switch (kind) {
            case DAY -> day;
            case MONTH -> day.withDayOfMonth(1);
            case QUARTER -> LocalDate.of(day.getYear(), (day.getMonthValue() - 1) / 3 * 3 + 1, 1);
            case YEAR -> LocalDate.of(day.getYear(), 1, 1);
        };
    }

    /** Written as {@code 2026}, {@code 2026-Q1}, {@code 2026-01} or {@code 2026-01-31}. */
    public static Optional<Period> parse(String text) {
        try {
            if (text.matches("\\d{4}"))
                return Optional.of(
                        new Period(Kind.YEAR, LocalDate.of(Integer.parseInt(text), 1, 1)));
            if (text.matches("\\d{4}-Q[1-4]")) {
                int quarter = text.charAt(6) - '0';
                int year = Integer.parseInt(text.substring(0, 4));
                return Optional.of(
                        new Period(Kind.QUARTER, LocalDate.of(year, quarter * 3 - 2, 1)));
            }
            if (text.matches("\\d{4}-\\d{2}"))
                return Optional.of(new Period(Kind.MONTH, LocalDate.parse(text + "-01")));
            return Optional.of(new Period(Kind.DAY, LocalDate.parse(text)));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** Its last day. */
    public LocalDate end() {
        return kind == Kind.DAY ? start : start.plusMonths(kind.months()).minusDays(1);
    }

    /** The period of the same kind so many steps later. */
    public Period plus(int steps) {
        return new Period(
                kind,
                kind == Kind.DAY
                        ? start.plusDays(steps)
                        : start.plusMonths((long) steps * kind.months()));
    }

    /** The period of another kind that holds the first day. */
    public Period as(Kind other) {
        return of(other, start);
    }

    @Override
    public String toString() {
        String day = start.toString();
        return switch (kind) {
            case DAY -> day;
            case MONTH -> day.substring(0, 7);
            case QUARTER -> day.substring(0, 5) + "Q" + ((start.getMonthValue() + 2) / 3);
            case YEAR -> day.substring(0, 4);
        };
    }
}
