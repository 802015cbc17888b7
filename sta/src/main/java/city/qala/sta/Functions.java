package city.qala.sta;

import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;

/** Calls of functions as terms. */
final class Functions {

    private final Compiler compiler;
    private final Instant now;

    Functions(Compiler compiler, Instant now) {
        this.compiler = compiler;
        this.now = now;
    }

    Term term(Expression.Call call) {
        Function function = call.function();
        List<Term> arguments = call.arguments().stream().map(compiler::term).toList();
        return switch (arguments.size()) {
            case 0 -> new Term.Constant(Times.constant(function, now));
            case 1 -> one(function, arguments.getFirst());
            case 2 -> two(function, arguments.get(0), arguments.get(1));
            default -> three(function, arguments);
        };
    }

    private static Term one(Function function, Term argument) {
        return switch (function) {
            case LENGTH, TOLOWER, TOUPPER, TRIM ->
                    frame -> Texts.one(function, argument.value(frame));
            case ROUND -> frame -> Arithmetic.rounded(argument.value(frame), RoundingMode.HALF_UP);
            case FLOOR -> frame -> Arithmetic.rounded(argument.value(frame), RoundingMode.FLOOR);
            case CEILING ->
                    frame -> Arithmetic.rounded(argument.value(frame), RoundingMode.CEILING);
            case GEO_LENGTH ->
                    frame -> {
                        Geometry shape = shape(argument, frame);
                        return shape == null ? null : (Object) Shapes.length(shape);
                    };
            default -> frame -> Times.part(function, argument.value(frame));
        };
    }

    private static Term two(Function function, Term a, Term b) {
        return switch (function) {
            case SUBSTRING -> frame -> Texts.substring(a.value(frame), b.value(frame), null);
            case SUBSTRINGOF, CONTAINS, STARTSWITH, ENDSWITH, INDEXOF, CONCAT ->
                    frame -> Texts.two(function, a.value(frame), b.value(frame));
            case BEFORE, AFTER, MEETS, DURING, OVERLAPS, STARTS, FINISHES ->
                    frame -> Times.relation(function, a.value(frame), b.value(frame));
            case GEO_DISTANCE ->
                    frame -> {
                        Geometry x = shape(a, frame);
                        Geometry y = shape(b, frame);
                        if (x == null || y == null) return null;
                        return Shapes.distance(x, y);
                    };
            default -> relation(function, a, b);
        };
    }

    private static Term relation(Function function, Term a, Term b) {
        boolean first = a instanceof Term.Constant;
        if (first != (b instanceof Term.Constant)) {
            Geometry constant = shape(first ? a : b, new Node[1]);
            if (constant == null) return new Term.Constant(null);
            Term other = first ? b : a;
            Shapes.Relation relation = Shapes.prepared(function, constant, first);
            return frame -> {
                Geometry shape = shape(other, frame);
                return shape == null ? null : relation.holds(shape);
            };
        }
        return frame -> {
            Geometry x = shape(a, frame);
            Geometry y = shape(b, frame);
            if (x == null || y == null) return null;
            return Shapes.relate(function, x, y);
        };
    }

    private static Term three(Function function, List<Term> arguments) {
        Term a = arguments.get(0);
        Term b = arguments.get(1);
        Term c = arguments.get(2);
        if (function == Function.SUBSTRING)
            return frame -> {
                Object length = c.value(frame);
                return length == null
                        ? null
                        : Texts.substring(a.value(frame), b.value(frame), length);
            };
        return frame -> {
            Geometry x = shape(a, frame);
            Geometry y = shape(b, frame);
            if (x == null || y == null || !(c.value(frame) instanceof String pattern)) return null;
            return pattern.matches("[012TF*]{9}") ? Shapes.relate(x, y, pattern) : null;
        };
    }

    private static @Nullable Geometry shape(Term term, @Nullable Node[] frame) {
        return term instanceof PathTerm path ? path.shape(frame) : shape(term.value(frame));
    }

    static @Nullable Geometry shape(@Nullable Object value) {
        return switch (value) {
            case Geometry geometry -> geometry;
            case Map<?, ?> json -> GeoJson.shapeOrNull(json);
            case null, default -> null;
        };
    }
}
