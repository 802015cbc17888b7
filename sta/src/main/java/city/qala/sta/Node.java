package city.qala.sta;

import java.util.Iterator;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;

/**
 * An entity as the evaluator sees it. A reader over stored rows may be one node that moves on.
 *
 * <p>Values are String, Boolean, Double, Long, BigDecimal, {@link TimeValue}, Map and List of JSON,
 * and null for what is absent. Numbers in JSON may be any {@link Number}.
 */
public interface Node {

    /** The value of a property of the model, {@code id} included (a Long). */
    @Nullable Object property(String name);

    /** The entities behind a navigation, none if there are none. */
    Iterable<? extends Node> related(String navigation);

    /**
     * The same, from which entities that cannot meet the bounds may be left out. Worth implementing
     * where a store can skip: a filter on Things that looks at Observations.
     */
    default Iterable<? extends Node> related(String navigation, Bounds bounds) {
        return related(navigation);
    }

    /** The entity behind a navigation to one. */
    default @Nullable Node one(String navigation) {
        Iterator<? extends Node> all = related(navigation).iterator();
        return all.hasNext() ? all.next() : null;
    }

    /** A property as a plain double without boxing, or NaN for "ask {@link #property}". */
    default double number(String name) {
        return Double.NaN;
    }

    /**
     * A property as an instant in microseconds since 1970 without boxing, or {@link Long#MIN_VALUE}
     * for "ask {@link #property}".
     */
    default long instant(String name) {
        return Long.MIN_VALUE;
    }

    /** A property as a shape; null if it is none. Worth overriding with a kept one. */
    default @Nullable Geometry geometry(String name) {
        Object value = property(name);
        return value instanceof Geometry geometry
                ? geometry
                : value instanceof Map<?, ?> json ? GeoJson.shapeOrNull(json) : null;
    }
}
