package city.qala.sta;

import city.qala.kernel.Problem;
import java.time.Year;
import org.jspecify.annotations.Nullable;

/** ISO 8601 to microseconds and back, by hand: it runs once for every reading that comes in. */
final class TimeText {

    private static final long BAD = Long.MIN_VALUE;
    private static final long DAY_MICROS = 86_400_000_000L;
    private static final int[] MONTH_DAYS = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

    private TimeText() {}

    static TimeValue parse(String text) {
        TimeValue value = parseOrNull(text);
        if (value == null)
            throw Problem.invalid(
                    "time",
                    text.length() > 80 ? text.substring(0, 80) + "…" : text,
                    "must be ISO 8601 with an offset, like 2026-11-22T08:00:00Z,"
                            + " or two of them start/end in order");
        return value;
    }

    static @Nullable TimeValue parseOrNull(String text) {
        int slash = text.indexOf('/');
        if (slash < 0) {
            long at = moment(text, 0, text.length());
            return at == BAD ? null : TimeValue.at(at);
        }
        long start = moment(text, 0, slash);
        long end = moment(text, slash + 1, text.length());
        return start == BAD || end == BAD || end < start ? null : TimeValue.between(start, end);
    }

    /** Microseconds of {@code text[from, to)}, or BAD. */
    private static long moment(String text, int from, int to) {
        if (to - from < 17 || to - from > 40) return BAD;
        int year = digits(text, from, 4, to);
        int month = digits(text, from + 5, 2, to);
        int day = digits(text, from + 8, 2, to);
        int hour = digits(text, from + 11, 2, to);
        int minute = digits(text, from + 14, 2, to);
        char t = text.charAt(from + 10);
        if (text.charAt(from + 4) != '-'
                || text.charAt(from + 7) != '-'
                || (t != 'T' && t != 't')
                || text.charAt(from + 13) != ':') return BAD;
        if (year < 1 || !isDay(year, month, day) || hour < 0 || hour > 23) return BAD;
        if (minute < 0 || minute > 59) return BAD;
        long micros = epochDay(year, month, day) * DAY_MICROS + (hour * 60L + minute) * 60_000_000L;
        return seconds(text, from + 16, to, micros);
    }

    private static long seconds(String text, int from, int to, long micros) {
        if (text.charAt(from) != ':') return offset(text, from, to, micros);
        int second = digits(text, from + 1, 2, to);
        if (second < 0 || second > 59) return BAD;
        int at = from + 3;
        long fraction = 0;
        if (at < to && (text.charAt(at) == '.' || text.charAt(at) == ',')) {
            int first = ++at;
            while (at < to && isDigit(text.charAt(at))) {
                if (at - first < 6) fraction = fraction * 10 + (text.charAt(at) - '0');
                at++;
            }
            if (at == first || at - first > 9) return BAD;
            for (int i = at - first; i < 6; i++) fraction *= 10;
        }
        return offset(text, at, to, micros + second * 1_000_000L + fraction);
    }

    private static long offset(String text, int from, int to, long micros) {
        if (from >= to) return BAD;
        char sign = text.charAt(from);
        if (sign == 'Z' || sign == 'z') return from + 1 == to ? inRange(micros) : BAD;
        if (sign != '+' && sign != '-') return BAD;
        int hours = digits(text, from + 1, 2, to);
        int minutes = 0;
        int at = from + 3;
        if (at < to) {
            if (text.charAt(at) == ':') at++;
            minutes = digits(text, at, 2, to);
            if (at + 2 != to) return BAD;
        }
        if (hours < 0 || hours > 18 || minutes < 0 || minutes > 59) return BAD;
        long shift = (hours * 60L + minutes) * 60_000_000L;
        return inRange(sign == '+' ? micros - shift : micros + shift);
    }

    private static long inRange(long micros) {
        return TimeValue.inRange(micros) ? micros : BAD;
    }

    /** The number of exactly {@code count} digits, or -1. */
    private static int digits(String text, int from, int count, int to) {
        if (from + count > to) return -1;
        int value = 0;
        for (int i = from; i < from + count; i++) {
            char c = text.charAt(i);
            if (!isDigit(c)) return -1;
            value = value * 10 + (c - '0');
        }
        return value;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isDay(int year, int month, int day) {
        if (month < 1 || month > 12 || day < 1) return false;
        int days = month == 2 && Year.isLeap(year) ? 29 : MONTH_DAYS[month - 1];
        return day <= days;
    }

    /**
     * Days since 1970-01-01 in the Gregorian calendar: years begin in March, eras have 400 years.
     */
    private static long epochDay(int year, int month, int day) {
        long y = month <= 2 ? year - 1L : year;
        long era = Math.floorDiv(y, 400L);
        long yearOfEra = y - era * 400;
        long dayOfYear = (153L * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
        long dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear;
        return era * 146_097 + dayOfEra - 719_468;
    }

    static void print(long micros, StringBuilder out) {
        long days = Math.floorDiv(micros, DAY_MICROS);
        long rest = Math.floorMod(micros, DAY_MICROS);
        date(days, out);
        out.append('T');
        long second = rest / 1_000_000;
        pad(second / 3600, 2, out).append(':');
        pad(second / 60 % 60, 2, out).append(':');
        pad(second % 60, 2, out);
        long fraction = rest % 1_000_000;
        if (fraction != 0) {
            out.append('.');
            if (fraction % 1_000 == 0) pad(fraction / 1_000, 3, out);
            else pad(fraction, 6, out);
        }
        out.append('Z');
    }

    private static void date(long epochDay, StringBuilder out) {
        long z = epochDay + 719_468;
        long era = Math.floorDiv(z, 146_097L);
        long dayOfEra = z - era * 146_097;
        long yearOfEra =
                (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365;
        long dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
        long shifted = (5 * dayOfYear + 2) / 153;
        long month = shifted < 10 ? shifted + 3 : shifted - 9;
        pad(yearOfEra + era * 400 + (month <= 2 ? 1 : 0), 4, out).append('-');
        pad(month, 2, out).append('-');
        pad(dayOfYear - (153 * shifted + 2) / 5 + 1, 2, out);
    }

    private static StringBuilder pad(long value, int width, StringBuilder out) {
        long bound = 10;
        for (int i = 1; i < width; i++, bound *= 10) if (value < bound) out.append('0');
        return out.append(value);
    }
}
