package city.qala.sta;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * Relations and parts of times. An interval holds its start and not its end; comparing it with an
 * instant looks at the start for {@code gt}, at the end for {@code lt}, at both for the others.
 */
final class Times {

    private Times() {}

    static int compare(Operator operator, TimeValue a, TimeValue b) {
        return Test.of(
                switch (operator) {
                    case EQ -> a.start() == b.start() && a.end() == b.end();
                    case NE -> a.start() != b.start() || a.end() != b.end();
                    case LT -> before(a, b);
                    case GT -> before(b, a);
                    case LE -> a.start() <= b.start() && a.end() <= b.end();
                    case GE -> a.start() >= b.start() && a.end() >= b.end();
                    default -> throw new IllegalArgumentException(operator.word());
                });
    }

    static boolean before(TimeValue a, TimeValue b) {
        return lasts(a) ? a.end() <= b.start() : a.start() < b.start();
    }

    static boolean meets(TimeValue a, TimeValue b) {
        return a.end() == b.start() || b.end() == a.start();
    }

    static boolean during(TimeValue a, TimeValue b) {
        if (!lasts(b)) return false;
        return a.start() >= b.start() && (lasts(a) ? a.end() <= b.end() : a.end() < b.end());
    }

    static boolean overlaps(TimeValue a, TimeValue b) {
        if (lasts(a) && lasts(b)) return a.start() < b.end() && b.start() < a.end();
        if (lasts(a)) return a.start() <= b.start() && b.start() < a.end();
        if (lasts(b)) return b.start() <= a.start() && a.start() < b.end();
        return a.start() == b.start();
    }

    private static boolean lasts(TimeValue time) {
        return time.end() > time.start();
    }

    static TimeValue startOf(LocalDate day) {
        return TimeValue.at(day.atStartOfDay().toInstant(ZoneOffset.UTC));
    }

    /** A part of a time, of its start if it is an interval; in UTC. */
    static @Nullable Object part(Function function, @Nullable Object value) {
        return switch (value) {
            case TimeValue time ->
                    ofDateTime(
                            function, LocalDateTime.ofInstant(time.startInstant(), ZoneOffset.UTC));
            case LocalDate day -> ofDay(function, day);
            case LocalTime time -> ofTime(function, time);
            case String text when text.length() <= 100 -> {
                TimeValue time = TimeValue.parseOrNull(text);
                yield time == null ? null : part(function, time);
            }
            case null, default -> null;
        };
    }

    private static @Nullable Object ofDateTime(Function function, LocalDateTime at) {
        if (function == Function.TOTALOFFSETMINUTES) return 0L;
        Object ofDay = ofDay(function, at.toLocalDate());
        return ofDay != null ? ofDay : ofTime(function, at.toLocalTime());
    }

    private static @Nullable Object ofDay(Function function, LocalDate day) {
        return switch (function) {
            case YEAR -> (long) day.getYear();
            case MONTH -> (long) day.getMonthValue();
            case DAY -> (long) day.getDayOfMonth();
            case DATE -> day;
            default -> null;
        };
    }

    private static @Nullable Object ofTime(Function function, LocalTime time) {
        return switch (function) {
            case HOUR -> (long) time.getHour();
            case MINUTE -> (long) time.getMinute();
            case SECOND -> (long) time.getSecond();
            case FRACTIONALSECONDS -> BigDecimal.valueOf(time.getNano(), 9);
            case TIME -> time;
            default -> null;
        };
    }

    static TimeValue constant(Function function, Instant now) {
        return switch (function) {
            case MINDATETIME -> TimeValue.at(TimeValue.MIN_MICROS);
            case MAXDATETIME -> TimeValue.at(TimeValue.MAX_MICROS);
            default -> TimeValue.at(now);
        };
    }

    static @Nullable Object relation(Function function, @Nullable Object a, @Nullable Object b) {
        TimeValue x = time(a);
        TimeValue y = time(b);
        if (x == null || y == null) return null;
        return switch (function) {
            case BEFORE -> before(x, y);
            case AFTER -> before(y, x);
            case MEETS -> meets(x, y);
            case DURING -> during(x, y);
            case OVERLAPS -> overlaps(x, y);
            case STARTS -> x.start() == y.start();
            case FINISHES -> x.end() == y.end();
            default -> null;
        };
    }

    private static @Nullable TimeValue time(@Nullable Object value) {
        return switch (value) {
            case TimeValue time -> time;
            case LocalDate day -> startOf(day);
            case String text when text.length() <= 100 -> TimeValue.parseOrNull(text);
            case null, default -> null;
        };
    }
}
