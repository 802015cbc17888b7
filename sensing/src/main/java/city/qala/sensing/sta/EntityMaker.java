package city.qala.sensing.sta;

import static city.qala.sta.EntityType.DATASTREAM;
import static city.qala.sta.EntityType.HISTORICAL_LOCATION;
import static city.qala.sta.EntityType.LOCATION;
import static city.qala.sta.EntityType.MULTI_DATASTREAM;
import static city.qala.sta.EntityType.OBSERVED_PROPERTY;
import static city.qala.sta.EntityType.SENSOR;
import static city.qala.sta.EntityType.THING;

import city.qala.kernel.Problem;
import city.qala.sta.EntityType;
import city.qala.sta.Navigation;
import city.qala.sta.TimeValue;
import java.time.Clock;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Makes entities from JSON, with everything inside them: several levels in one request, all of it
 * or nothing.
 */
final class EntityMaker {

    /** Where a new entity hangs: POST to a navigation, or inside its parent. */
    record From(Navigation navigation, long id) {
        EntityType type() {
            return navigation.source();
        }
    }

    private final Clock clock;
    private final GraphStore store;

    EntityMaker(Clock clock, GraphStore store) {
        this.clock = clock;
        this.store = store;
    }

    /** Makes one entity and what is inside it. */
    Entity.Shape make(
            Draft d,
            EntityType type,
            Map<String, @Nullable Object> json,
            @Nullable From from,
            String pointer) {
        EntityBody parts = EntityBody.read(type, json, pointer);
        Map<String, @Nullable Object> body = EntityBody.whole(type, parts.body(), pointer);
        return switch (type) {
            case THING -> thing(d, parts, body, from);
            case LOCATION -> location(d, parts, body, from);
            case DATASTREAM, MULTI_DATASTREAM -> stream(d, parts, body, from);
            case SENSOR, OBSERVED_PROPERTY -> owner(d, parts, body);
            case HISTORICAL_LOCATION -> history(d, parts, from);
            case FEATURE_OF_INTEREST -> feature(d, parts, body);
            case OBSERVATION -> throw new IllegalArgumentException("Observations are rows");
        };
    }

    long now() {
        return TimeValue.micros(clock.instant());
    }

    private Entity.Shape thing(
            Draft d, EntityBody parts, Map<String, @Nullable Object> body, @Nullable From from) {
        long[] places = many(d, parts, "Locations", from);
        Entity.Shape thing = d.add(THING, body);
        if (places.length > 0) {
            requireDifferentEncodings(d, places, parts.pointer());
            thing.places = places;
            d.history(thing.id, places, now());
        }
        children(d, parts, "HistoricalLocations", thing.id);
        children(d, parts, "Datastreams", thing.id);
        children(d, parts, "MultiDatastreams", thing.id);
        return thing;
    }

    private Entity.Shape location(
            Draft d, EntityBody parts, Map<String, @Nullable Object> body, @Nullable From from) {
        Entity.Shape location = d.add(LOCATION, body);
        if (from != null && from.type() == THING)
            move(d, d.edit(THING, from.id()), new long[] {location.id});
        children(d, parts, "Things", location.id);
        children(d, parts, "HistoricalLocations", location.id);
        if (from != null && from.type() == HISTORICAL_LOCATION) {
            Entity.Shape h = d.edit(HISTORICAL_LOCATION, from.id());
            h.places = Entity.plus(h.places, location.id);
        }
        return location;
    }

    /** Puts a Thing somewhere else and writes that down. */
    void move(Draft d, Entity.Shape thing, long[] places) {
        requireDifferentEncodings(d, places, "");
        d.place(thing, places);
        if (places.length > 0) d.history(thing.id, places, now());
    }

    // Several Locations of one Thing are the same place in several encodings.
    private static void requireDifferentEncodings(Draft d, long[] places, String pointer) {
        if (places.length < 2) return;
        Set<Object> encodings = new HashSet<>();
        for (long place : places) {
            Entity e = d.find(LOCATION, place);
            if (e != null && !encodings.add(String.valueOf(e.body.get("encodingType"))))
                throw EntityBody.wrong(
                        pointer, "Locations", "of one Thing must differ in encodingType");
        }
    }

    private Entity.Shape stream(
            Draft d, EntityBody parts, Map<String, @Nullable Object> body, @Nullable From from) {
        long thing = one(d, parts, "Thing", from);
        long sensor = one(d, parts, "Sensor", from);
        long[] observed =
                parts.type() == DATASTREAM
                        ? new long[] {one(d, parts, "ObservedProperty", from)}
                        : many(d, parts, "ObservedProperties", from);
        requireColumns(parts, body, observed);
        Entity.Shape stream = d.add(parts.type(), body);
        stream.thing = thing;
        stream.sensor = sensor;
        stream.observed = observed;
        if (parts.links().get("Observations") != null) {
            int i = 0;
            String pointer = parts.pointer() + "/Observations";
            for (Object o : Json.array(parts.links().get("Observations"), pointer)) {
                String at = pointer + "/" + i++;
                d.observe(stream.id, Json.object(o, at), at);
            }
        }
        return stream;
    }

    static void requireColumns(
            EntityBody parts, Map<String, @Nullable Object> body, long[] observed) {
        if (parts.type() == MULTI_DATASTREAM && observed.length != EntityBody.columns(body))
            throw EntityBody.wrong(
                    parts.pointer(),
                    "ObservedProperties",
                    "must be as many as multiObservationDataTypes");
    }

    private Entity.Shape owner(Draft d, EntityBody parts, Map<String, @Nullable Object> body) {
        Entity.Shape owner = d.add(parts.type(), body);
        children(d, parts, "Datastreams", owner.id);
        children(d, parts, "MultiDatastreams", owner.id);
        return owner;
    }

    private static Entity.Shape feature(
            Draft d, EntityBody parts, Map<String, @Nullable Object> body) {
        if (!parts.links().isEmpty())
            throw EntityBody.wrong(
                    parts.pointer(), "Observations", "cannot be made inside a FeatureOfInterest");
        return d.add(parts.type(), body);
    }

    private Entity.Shape history(Draft d, EntityBody parts, @Nullable From from) {
        long thing = one(d, parts, "Thing", from);
        long[] places = many(d, parts, "Locations", from);
        if (places.length == 0)
            throw EntityBody.wrong(parts.pointer(), "Locations", "are mandatory");
        long time = time(parts);
        boolean newest = d.exists(THING, thing) && time > store.newestHistory(thing);
        Entity.Shape h = d.history(thing, places, time);
        if (newest) d.place(d.edit(THING, thing), places);
        return h;
    }

    static long time(EntityBody parts) {
        if (!(parts.body().get("time") instanceof String text))
            throw EntityBody.wrong(parts.pointer(), "time", "is mandatory");
        return TimeValue.parse(text).start();
    }

    /** Makes or links every entity of a navigation to many that hangs below the new one. */
    private void children(Draft d, EntityBody parts, String name, long id) {
        Object given = parts.links().get(name);
        if (given == null) return;
        Navigation navigation = navigation(parts.type(), name);
        String pointer = parts.pointer() + "/" + name;
        int i = 0;
        for (Object child : Json.array(given, pointer)) {
            String at = pointer + "/" + i++;
            Map<String, @Nullable Object> json = Json.object(child, at);
            From from = new From(navigation, id);
            if (isLink(json, at)) link(d, navigation, linked(d, navigation, json, at), from);
            else make(d, navigation.target(), json, from, at);
        }
    }

    /** Turns an existing entity towards its new parent. */
    void link(Draft d, Navigation navigation, long child, From parent) {
        Entity.Shape shape = d.edit(navigation.target(), child);
        switch (navigation.inverse()) {
            case "Thing" -> shape.thing = parent.id();
            case "Sensor" -> shape.sensor = parent.id();
            case "ObservedProperty" -> shape.observed = new long[] {parent.id()};
            case "Locations" -> {
                if (shape.type == THING) move(d, shape, new long[] {parent.id()});
                else shape.places = Entity.plus(shape.places, parent.id());
            }
            default -> throw EntityBody.wrong("", navigation.name(), "cannot be linked from here");
        }
    }

    private long one(Draft d, EntityBody parts, String name, @Nullable From from) {
        Navigation navigation = navigation(parts.type(), name);
        Object given = parts.links().get(name);
        String at = parts.pointer() + "/" + name;
        if (from != null && from.navigation().inverse().equals(name)) {
            boolean same =
                    given == null || linked(d, navigation, Json.object(given, at), at) == from.id();
            if (!same)
                throw EntityBody.wrong(parts.pointer(), name, "must be the one it is made under");
            return from.id();
        }
        if (given == null) throw EntityBody.wrong(parts.pointer(), name, "is mandatory");
        return target(d, navigation, given, at);
    }

    private long[] many(Draft d, EntityBody parts, String name, @Nullable From from) {
        Navigation navigation = navigation(parts.type(), name);
        Object given = parts.links().get(name);
        List<@Nullable Object> list =
                given == null ? List.of() : Json.array(given, parts.pointer() + "/" + name);
        boolean hangs = from != null && from.navigation().inverse().equals(name);
        long[] ids = new long[list.size()];
        for (int i = 0; i < ids.length; i++) {
            Object item = list.get(i);
            String at = parts.pointer() + "/" + name + "/" + i;
            ids[i] = target(d, navigation, item == null ? Map.of() : item, at);
        }
        if (hangs && from != null) ids = Entity.plus(ids, from.id());
        if (Arrays.stream(ids).distinct().count() < ids.length
                && !name.equals("ObservedProperties"))
            throw EntityBody.wrong(parts.pointer(), name, "must not name one twice");
        return ids;
    }

    private long target(Draft d, Navigation navigation, Object given, String at) {
        Map<String, @Nullable Object> json = Json.object(given, at);
        return isLink(json, at)
                ? linked(d, navigation, json, at)
                : make(d, navigation.target(), json, null, at).id;
    }

    /** Whether it is only {@code {"@iot.id": n}}; an id beside other members is refused. */
    static boolean isLink(Map<String, @Nullable Object> json, String at) {
        if (!json.containsKey("@iot.id")) return false;
        for (String name : json.keySet()) {
            if (!name.contains("@iot."))
                throw EntityBody.wrong(at, name, "cannot stand beside @iot.id: link or make");
        }
        return true;
    }

    /** The id that a link names. */
    static long linked(
            Draft d, Navigation navigation, Map<String, @Nullable Object> json, String at) {
        Object id = json.get("@iot.id");
        if (id instanceof Long n && d.exists(navigation.target(), n)) return n;
        throw Problem.of(
                        Problem.Kind.INVALID,
                        "invalid-parameter",
                        "There is no %s(%s) to link to.",
                        navigation.target().setName(),
                        String.valueOf(id))
                .at(at + "/@iot.id", "does not exist");
    }

    static Navigation navigation(EntityType type, String name) {
        return type.navigation(name).orElseThrow();
    }
}
