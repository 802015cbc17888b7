package city.qala.sensing.sta;

import city.qala.kernel.Problem;
import city.qala.sta.EntityType;
import java.util.EnumMap;
import java.util.Map;

/**
 * The next ids. Datastreams and MultiDatastreams share one row. A number is given once, also if
 * what it was given for was never stored or is gone.
 */
final class Numbers {

    private final Map<EntityType, Long> last = new EnumMap<>(EntityType.class);

    private static EntityType row(EntityType type) {
        return type == EntityType.MULTI_DATASTREAM ? EntityType.DATASTREAM : type;
    }

    /** Raises the last number given, never lowers it. */
    synchronized void atLeast(EntityType type, long number) {
        last.merge(row(type), number, Math::max);
    }

    synchronized long next(EntityType type) {
        long n = last.merge(row(type), 1L, Long::sum);
        if (Entity.isStream(type) && n > Graph.MAX_STREAM)
            throw Problem.of(
                    Problem.Kind.UNPROCESSABLE,
                    "quota-exceeded",
                    "There is no number left for another Datastream: the limit is %s.",
                    Graph.MAX_STREAM);
        return n;
    }

    /** The last number given of each row. */
    synchronized Map<EntityType, Long> last() {
        return new EnumMap<>(last);
    }
}
