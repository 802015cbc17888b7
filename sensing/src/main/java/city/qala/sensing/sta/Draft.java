package city.qala.sensing.sta;

import static city.qala.sta.EntityType.FEATURE_OF_INTEREST;
import static city.qala.sta.EntityType.HISTORICAL_LOCATION;
import static city.qala.sta.EntityType.LOCATION;
import static city.qala.sta.EntityType.THING;

import city.qala.kernel.Problem;
import city.qala.sta.EntityType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A change in the making: sees the entities that it makes itself before anybody else does. Held by
 * the one writer, committed whole or thrown away.
 */
final class Draft {

    /** What names an entity. */
    record Key(EntityType type, long id) {}

    /** An observation inside a deep insert, for when its stream exists. */
    record Inline(long stream, Map<String, @Nullable Object> json, String pointer) {}

    /** A feature that a stream observes, and the place that it was made from, if it was. */
    record Origin(long thing, long location, String digest, long feature) {}

    private final Graph graph;
    private final GraphStore store;
    private final Numbers numbers;
    private final Map<Key, Entity.Shape> puts = new LinkedHashMap<>();
    private final Map<Key, Entity> removed = new LinkedHashMap<>();
    private final List<Inline> observations = new ArrayList<>();
    private final List<Origin> origins = new ArrayList<>();
    private Receipts.@Nullable Receipt receipt;

    Draft(Graph graph, GraphStore store, Numbers numbers) {
        this.graph = graph;
        this.store = store;
        this.numbers = numbers;
    }

    /** A new entity under the next id of its type. */
    Entity.Shape add(EntityType type, Map<String, @Nullable Object> body) {
        var shape = new Entity.Shape(type, numbers.next(type), body);
        puts.put(new Key(type, shape.id), shape);
        return shape;
    }

    /**
     * An entity to be changed.
     *
     * @throws Problem {@code not-found} if there is none
     */
    Entity.Shape edit(EntityType type, long id) {
        Key key = new Key(type, id);
        Entity.Shape known = puts.get(key);
        if (known != null) return known;
        Entity before = removed.containsKey(key) ? null : stored(type, id);
        if (before == null) throw Problem.notFound("There is no %s(%s).", type.setName(), id);
        var shape = new Entity.Shape(before);
        puts.put(key, shape);
        return shape;
    }

    /** The entity as it will be, or null. */
    @Nullable Entity find(EntityType type, long id) {
        Key key = new Key(type, id);
        if (removed.containsKey(key)) return null;
        Entity.Shape shape = puts.get(key);
        return shape != null ? shape.toEntity() : stored(type, id);
    }

    boolean exists(EntityType type, long id) {
        Key key = new Key(type, id);
        return !removed.containsKey(key) && (puts.containsKey(key) || stored(type, id) != null);
    }

    private @Nullable Entity stored(EntityType type, long id) {
        if (Graph.holds(type)) return graph.find(type, id);
        if (type == FEATURE_OF_INTEREST) return store.feature(id);
        return type == HISTORICAL_LOCATION ? store.history(id) : null;
    }

    void remove(Entity e) {
        Key key = new Key(e.type, e.id);
        puts.remove(key);
        removed.put(key, e);
    }

    boolean removes(EntityType type, long id) {
        return removed.containsKey(new Key(type, id));
    }

    void observe(long stream, Map<String, @Nullable Object> json, String pointer) {
        observations.add(new Inline(stream, json, pointer));
    }

    void origin(Origin origin) {
        origins.add(origin);
    }

    /** Moves a Thing; the places that it leaves remember it. */
    void place(Entity.Shape thing, long[] places) {
        if (thing.type != THING) throw new IllegalArgumentException(thing.type.name());
        for (long old : thing.places) {
            if (!Entity.has(places, old) && exists(LOCATION, old)) {
                Entity.Shape location = edit(LOCATION, old);
                location.former = Entity.plus(location.former, thing.id);
            }
        }
        thing.places = places;
    }

    /** Writes down where a Thing is from now on. */
    Entity.Shape history(long thing, long[] places, long micros) {
        Entity.Shape h = add(HISTORICAL_LOCATION, Map.of());
        h.thing = thing;
        h.places = places;
        h.time = micros;
        return h;
    }

    List<Entity> puts() {
        return puts.values().stream().map(Entity.Shape::toEntity).toList();
    }

    List<Entity> removed() {
        return List.copyOf(removed.values());
    }

    List<Inline> observations() {
        return observations;
    }

    List<Origin> origins() {
        return origins;
    }

    /** A Datastream or MultiDatastream as it will be. */
    Entity stream(long number) {
        Entity e = find(EntityType.DATASTREAM, number);
        if (e == null) e = find(EntityType.MULTI_DATASTREAM, number);
        if (e == null) throw Problem.notFound("There is no Datastream %s.", number);
        return e;
    }

    /** What did not exist before. */
    List<Key> made() {
        return puts.entrySet().stream()
                .filter(e -> e.getValue().before == null)
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Takes out what is still there of something made before. */
    void removeIfThere(Key key) {
        Entity e = find(key.type(), key.id());
        if (e != null) remove(e);
    }

    void receipt(Receipts.Receipt made) {
        receipt = made;
    }

    Receipts.@Nullable Receipt receipt() {
        return receipt;
    }

    Numbers numbers() {
        return numbers;
    }
}
