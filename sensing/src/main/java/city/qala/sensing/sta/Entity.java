package city.qala.sensing.sta;

import city.qala.sta.EntityType;
import city.qala.sta.GeoJson;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;

/**
 * One entity other than an Observation: its own properties and the links that start at it. Never
 * changes; a change makes another one. The links that end at it are shared by all its versions.
 */
final class Entity {

    private static final long[] NONE = new long[0];

    final EntityType type;
    final long id;

    /** Properties of its own as they were given, in the order of the model, without the absent. */
    final Map<String, @Nullable Object> body;

    /** Thing of a Datastream, MultiDatastream or HistoricalLocation; else 0. */
    final long thing;

    /** Sensor of a Datastream or MultiDatastream; else 0. */
    final long sensor;

    /** ObservedProperty of a Datastream, those of a MultiDatastream in their order. */
    final long[] observed;

    /** Locations of a Thing or HistoricalLocation. */
    final long[] places;

    /** Things that a Location belonged to before. */
    final long[] former;

    /** Time of a HistoricalLocation, µs. */
    final long time;

    /** Numbers of the Datastreams and MultiDatastreams that point here. */
    final Links streams;

    /** Things that point to this Location. */
    final Links things;

    /** Who may see it, if it is a Datastream or MultiDatastream. */
    final Sight sight;

    private volatile @Nullable Geometry shape;

    Entity(Shape s) {
        type = s.type;
        id = s.id;
        body = Compact.body(s.body);
        thing = s.thing;
        sensor = s.sensor;
        observed = s.observed;
        places = s.places;
        former = s.former;
        time = s.time;
        streams = s.before == null ? new Links() : s.before.streams;
        things = s.before == null ? new Links() : s.before.things;
        sight = isStream(type) ? Sight.of(body) : Sight.STAFF;
    }

    static boolean isStream(EntityType type) {
        return type == EntityType.DATASTREAM || type == EntityType.MULTI_DATASTREAM;
    }

    boolean isStream() {
        return isStream(type);
    }

    /** A text of its {@code properties}, or null. */
    @Nullable Object setting(String name) {
        return body.get("properties") instanceof Map<?, ?> map ? map.get(name) : null;
    }

    /** The shape of a Location or FeatureOfInterest; null if it is not GeoJSON. */
    @Nullable Geometry shape() {
        Geometry known = shape;
        if (known != null) return known;
        Object json = body.get(type == EntityType.LOCATION ? "location" : "feature");
        if (!(json instanceof Map<?, ?> map)) return null;
        known = GeoJson.shapeOrNull(map);
        shape = known;
        return known;
    }

    /** An entity in the making. */
    static final class Shape {
        final EntityType type;
        final long id;
        final @Nullable Entity before;
        Map<String, @Nullable Object> body;
        long thing;
        long sensor;
        long[] observed = NONE;
        long[] places = NONE;
        long[] former = NONE;
        long time;

        Shape(EntityType type, long id, Map<String, @Nullable Object> body) {
            this.type = type;
            this.id = id;
            this.body = body;
            this.before = null;
        }

        Shape(Entity e) {
            type = e.type;
            id = e.id;
            before = e;
            body = e.body;
            thing = e.thing;
            sensor = e.sensor;
            observed = e.observed;
            places = e.places;
            former = e.former;
            time = e.time;
        }

        Entity toEntity() {
            return new Entity(this);
        }
    }

    static boolean has(long[] ids, long id) {
        for (long i : ids) {
            if (i == id) return true;
        }
        return false;
    }

    static long[] plus(long[] ids, long id) {
        if (has(ids, id)) return ids;
        long[] more = Arrays.copyOf(ids, ids.length + 1);
        more[ids.length] = id;
        return more;
    }

    static long[] without(long[] ids, long id) {
        return has(ids, id) ? Arrays.stream(ids).filter(i -> i != id).toArray() : ids;
    }
}
