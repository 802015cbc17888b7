package city.qala.sta;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;

/**
 * The six comparisons over values whose types are known only when they meet.
 *
 * <p>A quoted constant is read as what stands on the other side: {@code result gt '3'} compares
 * numbers if the result is one, text if it is text. A text value is never read as a number.
 */
final class Comparison {

    private static final int INCOMPARABLE = 2;

    private final Compiler compiler;

    Comparison(Compiler compiler) {
        this.compiler = compiler;
    }

    Test test(Expression.Binary binary) {
        Operator operator = binary.operator();
        Term left = compiler.term(binary.left());
        Term right = compiler.term(binary.right());
        if (left instanceof Term.Constant && !(right instanceof Term.Constant))
            return test(operator.mirrored(), right, left, binary.left());
        return test(operator, left, right, binary.right());
    }

    private static Test test(Operator operator, Term left, Term right, Expression rightWritten) {
        boolean equality = operator == Operator.EQ || operator == Operator.NE;
        if (rightWritten instanceof Expression.Null && equality)
            return frame -> Test.of((left.value(frame) == null) == (operator == Operator.EQ));
        if (right instanceof Term.Constant(Object constant)) {
            if (constant instanceof String text) {
                Quoted quoted = Quoted.of(text);
                return frame -> compare(operator, left.value(frame), quoted);
            }
            if (left instanceof PathTerm path && path.plain()) {
                if (constant instanceof BigDecimal number) return number(operator, path, number);
                if (constant instanceof TimeValue time && !time.interval())
                    return instant(operator, path, time);
            }
        }
        if (right instanceof Term.Constant(Object constant))
            return frame -> compare(operator, left.value(frame), constant);
        return frame -> compareFree(operator, left.value(frame), right.value(frame));
    }

    /** Without boxing where the node can: this is the test that runs over millions of readings. */
    private static Test number(Operator operator, PathTerm path, BigDecimal constant) {
        String property = path.property();
        double number = constant.doubleValue();
        return frame -> {
            Node node = path.node(frame);
            if (node == null) return Test.UNKNOWN;
            double value = node.number(property);
            if (Double.isNaN(value)) return compare(operator, node.property(property), constant);
            return Test.of(holds(operator, value < number ? -1 : value > number ? 1 : 0));
        };
    }

    private static Test instant(Operator operator, PathTerm path, TimeValue constant) {
        String property = path.property();
        return frame -> {
            Node node = path.node(frame);
            if (node == null) return Test.UNKNOWN;
            long value = node.instant(property);
            if (value == Long.MIN_VALUE)
                return compare(operator, node.property(property), constant);
            return Test.of(holds(operator, Long.compare(value, constant.start())));
        };
    }

    /** A quoted constant in all its readings. */
    private record Quoted(
            String text,
            @Nullable BigDecimal number,
            @Nullable TimeValue time,
            @Nullable Boolean truth) {

        static Quoted of(String text) {
            TimeValue time = text.length() > 100 ? null : TimeValue.parseOrNull(text);
            return new Quoted(text, numberOrNull(text), time, truth(text));
        }

        static @Nullable Boolean truth(String text) {
            if (text.equals("true")) return true;
            return text.equals("false") ? false : null;
        }

        private static @Nullable BigDecimal numberOrNull(String text) {
            if (!text.matches("[-+]?[0-9]{1,100}(\\.[0-9]{1,100})?([eE][-+]?[0-9]{1,3})?"))
                return null;
            return new BigDecimal(text);
        }

        @Nullable Object asMetBy(Object value) {
            return switch (value) {
                case Number n -> number;
                case TimeValue t -> time;
                case Boolean b -> truth;
                case LocalDate d -> dateOrNull(text);
                default -> text;
            };
        }

        private static @Nullable LocalDate dateOrNull(String text) {
            try {
                return LocalDate.parse(text);
            } catch (java.time.DateTimeException e) {
                return null;
            }
        }
    }

    private static int compare(Operator operator, @Nullable Object value, Quoted quoted) {
        if (value == null) return Test.UNKNOWN;
        Object other = value instanceof Quoted text ? text.text() : value;
        return compare(operator, other, quoted.asMetBy(other));
    }

    /** Two values of which neither is a constant: text that spells a truth value counts as one. */
    private static int compareFree(Operator operator, @Nullable Object a, @Nullable Object b) {
        if (a instanceof Boolean && b instanceof String text)
            return compare(operator, a, Quoted.truth(text));
        if (a instanceof String text && b instanceof Boolean)
            return compare(operator, Quoted.truth(text), b);
        return compare(operator, a, b);
    }

    Test in(Expression.In in) {
        Term value = quotable(compiler.term(in.value()));
        List<Term> options = in.options().stream().map(o -> quotable(compiler.term(o))).toList();
        return frame -> {
            Object one = value.value(frame);
            int found = Test.FALSE;
            for (int i = 0; i < options.size() && found != Test.TRUE; i++) {
                int here = among(one, options.get(i).value(frame));
                if (here != Test.FALSE) found = here;
            }
            return found;
        };
    }

    private static int among(@Nullable Object value, @Nullable Object option) {
        if (!(option instanceof List<?> members)) return equal(value, option);
        int found = value == null ? Test.UNKNOWN : Test.FALSE;
        for (Object member : members) if (equal(value, member) == Test.TRUE) found = Test.TRUE;
        return found;
    }

    private static int equal(@Nullable Object a, @Nullable Object b) {
        if (b instanceof Quoted quoted) return compare(Operator.EQ, a, quoted);
        if (a instanceof Quoted quoted) return compare(Operator.EQ, b, quoted);
        return compareFree(Operator.EQ, a, b);
    }

    private static Term quotable(Term term) {
        return term instanceof Term.Constant(Object constant) && constant instanceof String text
                ? new Term.Constant(Quoted.of(text))
                : term;
    }

    static int compare(Operator operator, @Nullable Object a, @Nullable Object b) {
        if (a == null || b == null) return Test.UNKNOWN;
        if (a instanceof TimeValue || b instanceof TimeValue) {
            TimeValue x = time(a);
            TimeValue y = time(b);
            return x == null || y == null ? Test.UNKNOWN : Times.compare(operator, x, y);
        }
        int order = order(a, b);
        if (order != INCOMPARABLE) return Test.of(holds(operator, order));
        if (operator != Operator.EQ && operator != Operator.NE) return Test.UNKNOWN;
        return sameness(operator, a, b);
    }

    private static int sameness(Operator operator, Object a, Object b) {
        boolean wanted = operator == Operator.EQ;
        if (a instanceof Geometry || b instanceof Geometry) {
            Geometry x = Functions.shape(a);
            Geometry y = Functions.shape(b);
            return x == null || y == null ? Test.UNKNOWN : Test.of(Shapes.same(x, y) == wanted);
        }
        boolean json =
                (a instanceof Map && b instanceof Map) || (a instanceof List && b instanceof List);
        return json ? Test.of(a.equals(b) == wanted) : Test.UNKNOWN;
    }

    private static int order(Object a, Object b) {
        if (a instanceof Number x && b instanceof Number y) return Values.compareLoosely(x, y);
        if (a instanceof String x && b instanceof String y) return x.compareTo(y);
        if (a instanceof Boolean x && b instanceof Boolean y) return Boolean.compare(x, y);
        if (a instanceof Duration x && b instanceof Duration y) return x.compareTo(y);
        if (a instanceof LocalDate x && b instanceof LocalDate y) return x.compareTo(y);
        if (a instanceof LocalTime x && b instanceof LocalTime y) return x.compareTo(y);
        return INCOMPARABLE;
    }

    /** A day is its first moment in UTC; text may be a time, as in a JSON property. */
    private static @Nullable TimeValue time(Object value) {
        return switch (value) {
            case TimeValue t -> t;
            case LocalDate d -> Times.startOf(d);
            case String s when s.length() <= 100 -> TimeValue.parseOrNull(s);
            default -> null;
        };
    }

    private static boolean holds(Operator operator, int order) {
        return switch (operator) {
            case EQ -> order == 0;
            case NE -> order != 0;
            case GT -> order > 0;
            case GE -> order >= 0;
            case LT -> order < 0;
            case LE -> order <= 0;
            default -> throw new IllegalArgumentException(operator.word());
        };
    }
}
