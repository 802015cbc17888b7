package city.qala.sta;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;

/** Numbers, times and prefixed literals. */
final class LiteralParser {

    private static final int LONGEST_NUMBER = 400;
    private static final BigDecimal LARGEST = BigDecimal.valueOf(Double.MAX_VALUE);

    private final Scanner in;

    LiteralParser(Scanner in) {
        this.in = in;
    }

    /** At a digit, or at a minus before one. */
    Expression numberOrTime() {
        if (in.peek(4) == '-' && Scanner.isDigit(in.peek(3))) return dayOrTime();
        if (in.peek(2) == ':' && Scanner.isDigit(in.peek(1))) return timeOfDay();
        return number();
    }

    Expression.Decimal number() {
        int start = in.at();
        in.eat('-');
        in.digits();
        if (in.peek() == '.' && Scanner.isDigit(in.peek(1))) {
            in.next();
            in.digits();
        }
        if (in.peek() == 'e' || in.peek() == 'E') {
            int sign = in.peek(1) == '-' || in.peek(1) == '+' ? 1 : 0;
            if (!Scanner.isDigit(in.peek(1 + sign))) throw in.fault(start, "not a number");
            for (int i = 0; i <= sign; i++) in.next();
            if (in.digits().length() > 4) throw in.fault(start, "the number is too large");
        }
        if (Scanner.isWordPart(in.peek())) throw in.fault(start, "not a number");
        String text = in.from(start);
        if (text.length() > LONGEST_NUMBER)
            throw Limits.passed("digits of a number", LONGEST_NUMBER);
        BigDecimal value = new BigDecimal(text);
        if (value.abs().compareTo(LARGEST) > 0) throw in.fault(start, "the number is too large");
        if (value.scale() > LONGEST_NUMBER) throw in.fault(start, "the number is too small");
        return new Expression.Decimal(value);
    }

    private Expression timeOfDay() {
        int start = in.at();
        while (Scanner.isDigit(in.peek()) || in.peek() == ':' || in.peek() == '.') in.next();
        return new Expression.TimeOfDay(timeOfDay(in.from(start), start));
    }

    private LocalTime timeOfDay(String text, int start) {
        try {
            return LocalTime.parse(text);
        } catch (DateTimeException e) {
            throw in.fault(start, "not a time of day");
        }
    }

    private Expression dayOrTime() {
        int start = in.at();
        while (Scanner.isDigit(in.peek()) || in.peek() == '-') in.next();
        if (in.peek() != 'T' && in.peek() != 't') return day(in.from(start), start);
        in.back(start);
        String text = moment();
        if (in.peek() == '/' && Scanner.isDigit(in.peek(1))) {
            in.next();
            text = text + '/' + moment();
        }
        return time(text, start);
    }

    private Expression day(String text, int start) {
        try {
            LocalDate day = LocalDate.parse(text);
            if (day.getYear() < 1) throw in.fault(start, "not a date");
            return new Expression.Day(day);
        } catch (DateTimeException e) {
            throw in.fault(start, "not a date");
        }
    }

    /** One moment as text. A plus that was not encoded has become a space and is put back. */
    private String moment() {
        int start = in.at();
        while (Scanner.isDigit(in.peek()) || in.peek() == '-') in.next();
        if (in.peek() == 'T' || in.peek() == 't') in.next();
        while (Scanner.isDigit(in.peek()) || isOneOf(in.peek(), ":.")) in.next();
        String local = in.from(start);
        int offset = in.at();
        if (isOneOf(in.peek(), "Zz")) {
            in.next();
            return local + 'Z';
        }
        boolean lostPlus =
                in.peek() == ' '
                        && Scanner.isDigit(in.peek(1))
                        && Scanner.isDigit(in.peek(2))
                        && in.peek(3) == ':';
        if (lostPlus || isOneOf(in.peek(), "+-")) {
            in.next();
            while (Scanner.isDigit(in.peek()) || in.peek() == ':') in.next();
        }
        return local + in.from(offset).replace(' ', '+');
    }

    private static boolean isOneOf(char c, String chars) {
        return c != 0 && chars.indexOf(c) >= 0;
    }

    private Expression time(String text, int start) {
        TimeValue value = text.length() > 100 ? null : TimeValue.parseOrNull(text);
        if (value == null)
            throw in.fault(
                    start,
                    "not a time: it must be ISO 8601 with an offset such as Z or +06:00, an"
                            + " interval in order");
        if (Scanner.isWordPart(in.peek())) throw in.unexpected("a space");
        return new Expression.Time(value);
    }

    /** A literal with a word in front of its quotes; null if the word is none of these. */
    @Nullable Expression prefixed(String word, int start) {
        return switch (word) {
            case "duration" -> span(in.quoted(), start);
            case "geography", "geometry" -> shape(in.quoted(), start);
            case "datetime", "datetimeoffset" -> time(in.quoted(), start);
            case "date" -> day(in.quoted(), start);
            case "time", "timeofday" -> new Expression.TimeOfDay(timeOfDay(in.quoted(), start));
            default -> null;
        };
    }

    private Expression span(String text, int start) {
        try {
            return new Expression.Span(Duration.parse(text));
        } catch (DateTimeException | ArithmeticException e) {
            throw in.fault(
                    start, "not a duration of days, hours, minutes and seconds, like 'P1DT2H'");
        }
    }

    private Expression shape(String text, int start) {
        try {
            Geometry shape = new WKTReader(GeoJson.factory()).read(text);
            for (Coordinate c : shape.getCoordinates())
                if (!GeoJson.inRange(c.x, c.y))
                    throw in.fault(start, "the shape lies outside the earth (longitude first)");
            return new Expression.Shape(text, shape);
        } catch (ParseException | IllegalArgumentException e) {
            throw in.fault(start, "not well-known text of a shape, like 'POINT(76.9 43.2)'");
        }
    }
}
