package city.qala.sta;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Numbers, times and lengths of time reckoned together. What has no answer is null: division by
 * zero, overflow, types that do not go together. {@code div} is never cut to whole numbers.
 */
final class Arithmetic {

    private static final BigDecimal MILLION = BigDecimal.valueOf(1_000_000);
    private static final long NANOS = 1_000_000_000L;

    private Arithmetic() {}

    static @Nullable Object apply(Operator operator, @Nullable Object a, @Nullable Object b) {
        if (a == null || b == null) return null;
        try {
            if (a instanceof Number x && b instanceof Number y) return numbers(operator, x, y);
            return switch (operator) {
                case ADD -> add(a, b);
                case SUB -> subtract(a, b);
                case MUL -> multiply(a, b);
                case DIV -> a instanceof Duration d && b instanceof Number n ? divide(d, n) : null;
                default -> null;
            };
        } catch (ArithmeticException | DateTimeException tooLarge) {
            return null;
        }
    }

    static @Nullable Object negate(@Nullable Object value) {
        try {
            return switch (value) {
                case Double d -> -d;
                case Number n -> Values.decimal(n).negate();
                case Duration d -> d.negated();
                case null, default -> null;
            };
        } catch (ArithmeticException tooLarge) {
            return null;
        }
    }

    private static @Nullable Object numbers(Operator operator, Number a, Number b) {
        if (a instanceof Double || b instanceof Double)
            return doubles(operator, a.doubleValue(), b.doubleValue());
        BigDecimal x = Values.decimal(a);
        BigDecimal y = Values.decimal(b);
        MathContext digits = MathContext.DECIMAL128;
        return switch (operator) {
            case ADD -> x.add(y, digits);
            case SUB -> x.subtract(y, digits);
            case MUL -> x.multiply(y, digits);
            case DIV -> y.signum() == 0 ? null : x.divide(y, digits);
            case MOD -> y.signum() == 0 ? null : x.remainder(y);
            default -> null;
        };
    }

    private static @Nullable Object doubles(Operator operator, double a, double b) {
        double value =
                switch (operator) {
                    case ADD -> a + b;
                    case SUB -> a - b;
                    case MUL -> a * b;
                    case DIV -> a / b;
                    case MOD -> a % b;
                    default -> Double.NaN;
                };
        return Double.isFinite(value) ? (Object) value : null;
    }

    private static @Nullable Object add(Object a, Object b) {
        if (a instanceof TimeValue t && b instanceof Duration d) return shift(t, d);
        if (a instanceof Duration d && b instanceof TimeValue t) return shift(t, d);
        if (a instanceof Duration d && b instanceof Duration e) return d.plus(e);
        if (a instanceof LocalDate day && b instanceof Duration d) return day.plusDays(d.toDays());
        return null;
    }

    private static @Nullable Object subtract(Object a, Object b) {
        if (a instanceof TimeValue t && b instanceof Duration d) return shift(t, d.negated());
        if (a instanceof Duration d && b instanceof Duration e) return d.minus(e);
        if (a instanceof LocalDate day && b instanceof Duration d) return day.minusDays(d.toDays());
        if (a instanceof TimeValue t && b instanceof TimeValue u && !t.interval() && !u.interval())
            return micros(t.start() - u.start());
        if (a instanceof LocalDate day && b instanceof LocalDate other)
            return Duration.ofDays(Math.subtractExact(day.toEpochDay(), other.toEpochDay()));
        return null;
    }

    private static @Nullable Object multiply(Object a, Object b) {
        if (a instanceof Duration d && b instanceof Number n) return scaled(d, n);
        if (a instanceof Number n && b instanceof Duration d) return scaled(d, n);
        return null;
    }

    private static @Nullable TimeValue shift(TimeValue time, Duration by) {
        long micros =
                Math.addExact(
                        Math.multiplyExact(by.getSeconds(), 1_000_000L), by.getNano() / 1_000);
        long start = Math.addExact(time.start(), micros);
        long end = Math.addExact(time.end(), micros);
        return TimeValue.inRange(start) && TimeValue.inRange(end)
                ? new TimeValue(start, end, time.interval())
                : null;
    }

    private static Duration micros(long micros) {
        return Duration.ofSeconds(
                Math.floorDiv(micros, 1_000_000L), Math.floorMod(micros, 1_000_000L) * 1_000L);
    }

    private static @Nullable Duration scaled(Duration duration, Number by) {
        return ofSeconds(seconds(duration).multiply(Values.decimal(by), MathContext.DECIMAL128));
    }

    private static @Nullable Duration divide(Duration duration, Number by) {
        BigDecimal divisor = Values.decimal(by);
        if (divisor.signum() == 0) return null;
        return ofSeconds(seconds(duration).divide(divisor, MathContext.DECIMAL128));
    }

    /** A length of time in seconds. */
    static BigDecimal seconds(Duration duration) {
        return BigDecimal.valueOf(duration.getSeconds())
                .add(BigDecimal.valueOf(duration.getNano(), 9));
    }

    private static @Nullable Duration ofSeconds(BigDecimal seconds) {
        if (seconds.abs().compareTo(MILLION.multiply(MILLION)) > 0) return null;
        BigDecimal whole = seconds.setScale(0, RoundingMode.FLOOR);
        long nanos =
                seconds.subtract(whole)
                        .multiply(BigDecimal.valueOf(NANOS))
                        .setScale(0, RoundingMode.HALF_UP)
                        .longValueExact();
        return Duration.ofSeconds(whole.longValueExact(), nanos);
    }

    /** round, floor or ceiling of a number; halves go away from zero. */
    static @Nullable Object rounded(@Nullable Object value, RoundingMode mode) {
        return switch (value) {
            case Double d when mode == RoundingMode.FLOOR -> Math.floor(d);
            case Double d when mode == RoundingMode.CEILING -> Math.ceil(d);
            case Double d -> Math.copySign(Math.floor(Math.abs(d) + 0.5), d);
            case Number n -> Values.decimal(n).setScale(0, mode);
            case null, default -> null;
        };
    }
}
