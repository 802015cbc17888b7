package city.qala.sta;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Functions of text. Positions count code points; what is not text gives null. */
final class Texts {

    private Texts() {}

    static @Nullable Object one(Function function, @Nullable Object value) {
        if (!(value instanceof String text)) return null;
        return switch (function) {
            case LENGTH -> (long) text.codePointCount(0, text.length());
            case TOLOWER -> text.toLowerCase(Locale.ROOT);
            case TOUPPER -> text.toUpperCase(Locale.ROOT);
            case TRIM -> text.strip();
            default -> null;
        };
    }

    static @Nullable Object two(Function function, @Nullable Object a, @Nullable Object b) {
        if (!(a instanceof String x) || !(b instanceof String y)) return null;
        return switch (function) {
            case SUBSTRINGOF -> y.contains(x);
            case CONTAINS -> x.contains(y);
            case STARTSWITH -> x.startsWith(y);
            case ENDSWITH -> x.endsWith(y);
            case CONCAT -> x + y;
            case INDEXOF -> {
                int at = x.indexOf(y);
                yield at < 0 ? -1L : (long) x.codePointCount(0, at);
            }
            default -> null;
        };
    }

    /** From a position on, for a length; what lies outside the text is cut off. */
    static @Nullable Object substring(
            @Nullable Object text, @Nullable Object from, @Nullable Object length) {
        if (!(text instanceof String s) || !(from instanceof Number f)) return null;
        int points = s.codePointCount(0, s.length());
        int start = (int) Math.clamp(f.doubleValue(), 0, points);
        int count = points - start;
        if (length instanceof Number n) count = (int) Math.clamp(n.doubleValue(), 0, count);
        int begin = s.offsetByCodePoints(0, start);
        return s.substring(begin, s.offsetByCodePoints(begin, count));
    }
}
