package city.qala.sta;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Reads bounds off the comparisons of an expression; knows only Observations at one place of it.
 */
final class BoundsFinder {

    private static final Bounds ANY = inexact(Bounds.ALL);
    private static final Bounds NONE = times(1, 0, true);

    private final String variable;
    private final List<Navigation> place;
    private final Instant now;
    private final boolean instants;

    /**
     * @param variable variable that the paths to the Observations start from, or empty
     * @param place navigations to them
     */
    BoundsFinder(String variable, List<Navigation> place, Instant now, boolean instants) {
        this.variable = variable;
        this.place = place;
        this.now = now;
        this.instants = instants;
    }

    Bounds find(Expression expression) {
        if (expression instanceof Expression.Bool b && b.value()) return Bounds.ALL;
        if (expression instanceof Expression.Call call) return relation(call);
        if (expression instanceof Expression.In in) return in(in);
        if (!(expression instanceof Expression.Binary binary)) return ANY;
        if (binary.operator() == Operator.AND)
            return both(find(binary.left()), find(binary.right()));
        if (binary.operator() == Operator.OR)
            return either(find(binary.left()), find(binary.right()));
        if (!binary.operator().comparison()) return ANY;
        if (binary.left() instanceof Expression.Path path)
            return comparison(binary.operator(), path, binary.right());
        if (binary.right() instanceof Expression.Path path)
            return comparison(binary.operator().mirrored(), path, binary.left());
        return ANY;
    }

    private Bounds in(Expression.In in) {
        if (!(in.value() instanceof Expression.Path path)) return ANY;
        Bounds bounds = NONE;
        for (Expression option : in.options())
            bounds = either(bounds, comparison(Operator.EQ, path, option));
        return bounds;
    }

    private Bounds comparison(Operator operator, Expression.Path path, Expression other) {
        Term.Constant constant = Compiler.constant(other, now);
        if (constant == null || !path.variable().equals(variable) || !path.inside().isEmpty())
            return ANY;
        Object value = constant.constant();
        String name = path.property().name();
        if (path.steps().equals(place)) {
            if (name.equals("phenomenonTime")) return time(operator, value);
            if (name.equals("result")) return result(operator, value);
        }
        if (isDatastreamId(path) && operator == Operator.EQ) return datastream(value);
        return ANY;
    }

    private boolean isDatastreamId(Expression.Path path) {
        int size = place.size();
        return path.property().equals(Property.ID)
                && path.steps().size() == size + 1
                && path.steps().subList(0, size).equals(place)
                && path.steps().getLast().name().equals("Datastream");
    }

    private static Bounds datastream(@Nullable Object value) {
        if (!(value instanceof BigDecimal number)) return ANY;
        try {
            return withDatastreams(Set.of(number.longValueExact()));
        } catch (ArithmeticException notAnId) {
            return withDatastreams(Set.of());
        }
    }

    private static Bounds withDatastreams(Set<Long> ids) {
        Bounds all = Bounds.ALL;
        return new Bounds(all.from(), all.to(), all.least(), false, all.most(), false, ids, true);
    }

    private Bounds time(Operator operator, @Nullable Object value) {
        if (value instanceof String text && text.length() <= 100)
            return time(operator, TimeValue.parseOrNull(text));
        if (!(value instanceof TimeValue time)) return ANY;
        long min = TimeValue.MIN_MICROS;
        long max = TimeValue.MAX_MICROS;
        boolean lasts = time.end() > time.start();
        boolean exact = instants || !lasts;
        // with intervals "before t" may end at t itself, and "after t" is still a start after t
        return switch (operator) {
            case LT -> times(min, instants ? time.start() - 1 : time.start(), instants);
            case GT -> times(lasts ? time.end() : time.end() + 1, max, true);
            case LE -> times(min, instants ? time.start() : time.end(), exact);
            case GE -> times(instants ? time.end() : time.start(), max, exact);
            case EQ -> instants && lasts ? NONE : times(time.start(), time.end(), !lasts);
            default -> ANY;
        };
    }

    private static Bounds times(long from, long to, boolean exact) {
        Bounds all = Bounds.ALL;
        return new Bounds(from, to, all.least(), false, all.most(), false, null, exact);
    }

    private Bounds relation(Expression.Call call) {
        if (call.arguments().size() != 2) return ANY;
        boolean first = isTime(call.arguments().get(0));
        if (!first && !isTime(call.arguments().get(1))) return ANY;
        Term.Constant constant = Compiler.constant(call.arguments().get(first ? 1 : 0), now);
        if (constant == null || !(constant.constant() instanceof TimeValue time)) return ANY;
        return switch (call.function()) {
            case BEFORE -> time(first ? Operator.LT : Operator.GT, time);
            case AFTER -> time(first ? Operator.GT : Operator.LT, time);
            case DURING -> !first ? ANY : time.start() == time.end() ? NONE : inside(time);
            case OVERLAPS -> instants ? inside(time) : ANY;
            default -> ANY;
        };
    }

    private boolean isTime(Expression expression) {
        return expression instanceof Expression.Path path
                && path.variable().equals(variable)
                && path.steps().equals(place)
                && path.property().name().equals("phenomenonTime");
    }

    /** Inside an interval, which holds its start and not its end; an instant holds itself. */
    private Bounds inside(TimeValue time) {
        if (time.start() == time.end()) return times(time.start(), time.end(), instants);
        return times(time.start(), instants ? time.end() - 1 : time.end(), instants);
    }

    private static Bounds result(Operator operator, @Nullable Object value) {
        // a quoted number also means text where the result is text, so it bounds nothing
        if (!(value instanceof BigDecimal decimal)) return ANY;
        double number = decimal.doubleValue();
        double low = Double.NEGATIVE_INFINITY;
        double high = Double.POSITIVE_INFINITY;
        return switch (operator) {
            case EQ -> results(number, false, number, false);
            case GT -> results(number, true, high, false);
            case GE -> results(number, false, high, false);
            case LT -> results(low, false, number, true);
            case LE -> results(low, false, number, false);
            default -> ANY;
        };
    }

    private static Bounds results(double least, boolean leastOpen, double most, boolean mostOpen) {
        Bounds all = Bounds.ALL;
        return new Bounds(all.from(), all.to(), least, leastOpen, most, mostOpen, null, true);
    }

    private static Bounds inexact(Bounds b) {
        return new Bounds(
                b.from(),
                b.to(),
                b.least(),
                b.leastOpen(),
                b.most(),
                b.mostOpen(),
                b.datastreamsOrNull(),
                false);
    }

    private static Bounds both(Bounds a, Bounds b) {
        boolean leastOfA = a.least() > b.least();
        boolean mostOfA = a.most() < b.most();
        return new Bounds(
                Math.max(a.from(), b.from()),
                Math.min(a.to(), b.to()),
                Math.max(a.least(), b.least()),
                a.least() == b.least()
                        ? a.leastOpen() || b.leastOpen()
                        : leastOfA ? a.leastOpen() : b.leastOpen(),
                Math.min(a.most(), b.most()),
                a.most() == b.most()
                        ? a.mostOpen() || b.mostOpen()
                        : mostOfA ? a.mostOpen() : b.mostOpen(),
                common(a.datastreamsOrNull(), b.datastreamsOrNull()),
                a.exact() && b.exact());
    }

    private static @Nullable Set<Long> common(@Nullable Set<Long> a, @Nullable Set<Long> b) {
        if (a == null || b == null) return a == null ? b : a;
        Set<Long> common = new TreeSet<>(a);
        common.retainAll(b);
        return common;
    }

    private static Bounds either(Bounds a, Bounds b) {
        if (a.empty()) return b;
        if (b.empty()) return a;
        boolean leastOfA = a.least() < b.least();
        boolean mostOfA = a.most() > b.most();
        Bounds hull =
                new Bounds(
                        Math.min(a.from(), b.from()),
                        Math.max(a.to(), b.to()),
                        Math.min(a.least(), b.least()),
                        a.least() == b.least()
                                ? a.leastOpen() && b.leastOpen()
                                : leastOfA ? a.leastOpen() : b.leastOpen(),
                        Math.max(a.most(), b.most()),
                        a.most() == b.most()
                                ? a.mostOpen() && b.mostOpen()
                                : mostOfA ? a.mostOpen() : b.mostOpen(),
                        union(a.datastreamsOrNull(), b.datastreamsOrNull()),
                        a.exact() && b.exact());
        // the hull says more than the two unless they differ in their Datastreams alone
        boolean alike = sameButDatastreams(a, b);
        return alike ? hull : inexact(hull);
    }

    private static boolean sameButDatastreams(Bounds a, Bounds b) {
        return a.from() == b.from()
                && a.to() == b.to()
                && a.least() == b.least()
                && a.most() == b.most()
                && a.leastOpen() == b.leastOpen()
                && a.mostOpen() == b.mostOpen();
    }

    private static @Nullable Set<Long> union(@Nullable Set<Long> a, @Nullable Set<Long> b) {
        if (a == null || b == null) return null;
        Set<Long> union = new TreeSet<>(a);
        union.addAll(b);
        return union;
    }
}
