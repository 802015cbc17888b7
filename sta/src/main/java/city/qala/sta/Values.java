package city.qala.sta;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import org.jspecify.annotations.Nullable;

/** Values as they meet at run time: what they are and how they compare. */
final class Values {

    private Values() {}

    /** A total order over all values, null after everything. */
    static int compareNullsLast(@Nullable Object a, @Nullable Object b) {
        if (a == null) return b == null ? 0 : 1;
        if (b == null) return -1;
        int rankA = rank(a);
        int byRank = Integer.compare(rankA, rank(b));
        if (byRank != 0) return byRank;
        return switch (rankA) {
            case 0 -> compareNumbers((Number) a, (Number) b);
            case 1 -> Boolean.compare((Boolean) a, (Boolean) b);
            case 2 -> ((String) a).compareTo((String) b);
            case 3 -> ((TimeValue) a).compareTo((TimeValue) b);
            case 4 -> ((Duration) a).compareTo((Duration) b);
            case 5 -> ((LocalDate) a).compareTo((LocalDate) b);
            case 6 -> ((LocalTime) a).compareTo((LocalTime) b);
            default -> 0;
        };
    }

    private static int rank(Object value) {
        return switch (value) {
            case Number n -> 0;
            case Boolean b -> 1;
            case String s -> 2;
            case TimeValue t -> 3;
            case Duration d -> 4;
            case LocalDate d -> 5;
            case LocalTime t -> 6;
            default -> 7;
        };
    }

    /** Exact whatever the two types: 0.1 the double equals 0.1 the decimal. */
    static int compareNumbers(Number a, Number b) {
        if (a instanceof Long x && b instanceof Long y) return Long.compare(x, y);
        double x = a.doubleValue();
        double y = b.doubleValue();
        if (!Double.isFinite(x) || !Double.isFinite(y)) return Double.compare(x, y);
        if (a instanceof Double && b instanceof Double) return x < y ? -1 : x > y ? 1 : 0;
        if (x != y && Math.abs(x - y) > 1e-9 * Math.abs(x)) return x < y ? -1 : 1;
        return decimal(a).compareTo(decimal(b));
    }

    /** As filters compare: a double makes both sides doubles, which is what a store can skip by. */
    static int compareLoosely(Number a, Number b) {
        if (!(a instanceof Double) && !(b instanceof Double)) return compareNumbers(a, b);
        double x = a.doubleValue();
        double y = b.doubleValue();
        return x < y ? -1 : x > y ? 1 : 0;
    }

    static BigDecimal decimal(Number number) {
        return switch (number) {
            case BigDecimal d -> d;
            case Double d -> BigDecimal.valueOf(d);
            case Float f -> new BigDecimal(f.toString());
            case java.math.BigInteger i -> new BigDecimal(i);
            default -> BigDecimal.valueOf(number.longValue());
        };
    }
}
