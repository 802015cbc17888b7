package city.qala.sta;

import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryCollection;
import org.locationtech.jts.geom.Lineal;
import org.locationtech.jts.geom.TopologyException;
import org.locationtech.jts.operation.relateng.RelateNG;
import org.locationtech.jts.operation.relateng.RelatePredicate;
import org.locationtech.jts.operation.relateng.TopologyPredicate;

/**
 * Relations and measures of shapes in the plane of degrees, as the standard's functions are used: a
 * distance or length is in degrees, not in metres. Shapes too broken to relate give null.
 */
final class Shapes {

    private Shapes() {}

    /** A relation to a shape that stays the same, prepared once. */
    interface Relation {
        @Nullable Boolean holds(Geometry other);
    }

    static boolean same(Geometry a, Geometry b) {
        Boolean same = relate(Function.ST_EQUALS, a, b);
        return same != null && same;
    }

    static @Nullable Boolean relate(Function function, Geometry a, Geometry b) {
        return safely(() -> RelateNG.relate(a, b, predicate(function)));
    }

    static @Nullable Boolean relate(Geometry a, Geometry b, String pattern) {
        return safely(() -> RelateNG.relate(a, b, pattern));
    }

    static Relation prepared(Function function, Geometry constant, boolean constantFirst) {
        Function asked = constantFirst ? function : turned(function);
        RelateNG prepared = RelateNG.prepare(constant);
        Envelope around = constant.getEnvelopeInternal();
        boolean empty = constant.isEmpty();
        return other -> {
            // most shapes of a city are far from the one asked about
            if (!empty && !other.isEmpty() && !around.intersects(other.getEnvelopeInternal()))
                return asked == Function.ST_DISJOINT;
            return safely(() -> prepared.evaluate(other, predicate(asked)));
        };
    }

    private static Function turned(Function function) {
        return switch (function) {
            case ST_WITHIN -> Function.ST_CONTAINS;
            case ST_CONTAINS -> Function.ST_WITHIN;
            default -> function;
        };
    }

    private static TopologyPredicate predicate(Function function) {
        return switch (function) {
            case ST_EQUALS -> RelatePredicate.equalsTopo();
            case ST_DISJOINT -> RelatePredicate.disjoint();
            case ST_TOUCHES -> RelatePredicate.touches();
            case ST_WITHIN -> RelatePredicate.within();
            case ST_OVERLAPS -> RelatePredicate.overlaps();
            case ST_CROSSES -> RelatePredicate.crosses();
            case ST_CONTAINS -> RelatePredicate.contains();
            case ST_INTERSECTS, GEO_INTERSECTS -> RelatePredicate.intersects();
            default -> throw new IllegalArgumentException(function.word());
        };
    }

    private interface Relating {
        boolean get();
    }

    private static @Nullable Boolean safely(Relating relating) {
        try {
            return relating.get();
        } catch (TopologyException | IllegalArgumentException broken) {
            return null;
        }
    }

    static @Nullable Double distance(Geometry a, Geometry b) {
        return a.isEmpty() || b.isEmpty() ? null : (Double) a.distance(b);
    }

    /** Length of lines; areas and points have none. */
    static double length(Geometry shape) {
        if (shape instanceof Lineal) return shape.getLength();
        double sum = 0;
        if (shape instanceof GeometryCollection)
            for (int i = 0; i < shape.getNumGeometries(); i++) sum += length(shape.getGeometryN(i));
        return sum;
    }
}
