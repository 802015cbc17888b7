package city.qala.sensing.sta;

import static city.qala.sta.EntityType.DATASTREAM;
import static city.qala.sta.EntityType.LOCATION;
import static city.qala.sta.EntityType.OBSERVED_PROPERTY;
import static city.qala.sta.EntityType.SENSOR;
import static city.qala.sta.EntityType.THING;

import city.qala.sta.EntityType;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Things, Locations, Datastreams, MultiDatastreams, Sensors and ObservedProperties in memory, with
 * their links in both directions. Readers need no lock; the holder of the writer's lock publishes
 * what is committed already.
 *
 * <p>A reader may meet a link whose end is gone already; then there is nothing at its end.
 */
final class Graph {

    /** Streams have numbers below this, so that ids of Observations stay below 2⁵³. */
    static final long MAX_STREAM = (1L << 21) - 1;

    private final Map<EntityType, Table> tables = new EnumMap<>(EntityType.class);
    private final Table streams = new Table();
    private final AtomicLong version = new AtomicLong();

    Graph() {
        tables.put(THING, new Table());
        tables.put(LOCATION, new Table());
        tables.put(SENSOR, new Table());
        tables.put(OBSERVED_PROPERTY, new Table());
        tables.put(DATASTREAM, streams);
        tables.put(EntityType.MULTI_DATASTREAM, streams);
    }

    /** Whether entities of this type are kept here. */
    static boolean holds(EntityType type) {
        return switch (type) {
            case THING, LOCATION, SENSOR, OBSERVED_PROPERTY, DATASTREAM, MULTI_DATASTREAM -> true;
            case HISTORICAL_LOCATION, OBSERVATION, FEATURE_OF_INTEREST -> false;
        };
    }

    Table table(EntityType type) {
        Table table = tables.get(type);
        if (table == null) throw new IllegalArgumentException(type.name());
        return table;
    }

    @Nullable Entity find(EntityType type, long id) {
        Entity e = table(type).find(id);
        return e != null && e.type == type ? e : null;
    }

    /** A Datastream or MultiDatastream. */
    @Nullable Entity stream(long number) {
        return streams.find(number);
    }

    @Nullable Entity thing(long id) {
        return find(THING, id);
    }

    /** The entity of the type with the least id greater than this one, or null. */
    @Nullable Entity after(EntityType type, long id) {
        Table table = table(type);
        Entity e = table.after(id);
        while (e != null && e.type != type) e = table.after(e.id);
        return e;
    }

    /** Grows with every published change. */
    long version() {
        return version.get();
    }

    /** Puts one entity in place and mends the links that end elsewhere. */
    void put(Entity e) {
        Entity before = find(e.type, e.id);
        table(e.type).put(e);
        if (before != null) untie(before, e);
        tie(e, before);
        version.incrementAndGet();
    }

    /** Takes an entity out. */
    void remove(Entity e) {
        table(e.type).remove(e.id);
        untie(e, null);
        version.incrementAndGet();
    }

    private void tie(Entity e, @Nullable Entity before) {
        if (e.isStream()) {
            if (before == null || before.thing != e.thing) addStream(THING, e.thing, e.id);
            if (before == null || before.sensor != e.sensor) addStream(SENSOR, e.sensor, e.id);
            for (long o : e.observed) {
                if (before == null || !Entity.has(before.observed, o))
                    addStream(OBSERVED_PROPERTY, o, e.id);
            }
        } else if (e.type == THING) {
            for (long place : e.places) {
                Entity location = find(LOCATION, place);
                if (location != null) location.things.add(e.id);
            }
        }
    }

    private void untie(Entity e, @Nullable Entity after) {
        if (e.isStream()) {
            if (after == null || after.thing != e.thing) dropStream(THING, e.thing, e.id);
            if (after == null || after.sensor != e.sensor) dropStream(SENSOR, e.sensor, e.id);
            for (long o : e.observed) {
                if (after == null || !Entity.has(after.observed, o))
                    dropStream(OBSERVED_PROPERTY, o, e.id);
            }
        } else if (e.type == THING) {
            for (long place : e.places) {
                Entity location = find(LOCATION, place);
                if (location != null && (after == null || !Entity.has(after.places, place)))
                    location.things.remove(e.id);
            }
        }
    }

    private void addStream(EntityType type, long owner, long stream) {
        Entity e = find(type, owner);
        if (e != null) e.streams.add(stream);
    }

    private void dropStream(EntityType type, long owner, long stream) {
        Entity e = find(type, owner);
        if (e != null) e.streams.remove(stream);
    }
}
