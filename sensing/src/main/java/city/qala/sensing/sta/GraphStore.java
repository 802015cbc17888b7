package city.qala.sensing.sta;

import static city.qala.platform.db.Tx.args;
import static city.qala.sta.EntityType.FEATURE_OF_INTEREST;
import static city.qala.sta.EntityType.HISTORICAL_LOCATION;
import static city.qala.sta.EntityType.LOCATION;
import static city.qala.sta.EntityType.THING;

import city.qala.platform.db.Database;
import city.qala.platform.db.Row;
import city.qala.platform.db.Sql;
import city.qala.platform.db.Tx;
import city.qala.sta.EntityType;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Entities in PostgreSQL: written through, read whole at the start; histories and features by need.
 */
final class GraphStore {

    private static final Sql LOAD = Sql.of(GraphStore.class, "load-entities");
    private static final Sql PUT = Sql.of(GraphStore.class, "put-entity");
    private static final Sql DELETE = Sql.of(GraphStore.class, "delete-entity");
    private static final Sql COUNTERS = Sql.of(GraphStore.class, "load-counters");
    private static final Sql PUT_COUNTER = Sql.of(GraphStore.class, "put-counter");
    private static final Sql PUT_HISTORY = Sql.of(GraphStore.class, "put-history");
    private static final Sql DELETE_HISTORY = Sql.of(GraphStore.class, "delete-history");
    private static final Sql HISTORY = Sql.of(GraphStore.class, "history-by-id");
    private static final Sql HISTORIES = Sql.of(GraphStore.class, "histories");
    private static final Sql OF_THING = Sql.of(GraphStore.class, "histories-of-thing");
    private static final Sql OF_PLACE = Sql.of(GraphStore.class, "histories-of-place");
    private static final Sql NEWEST = Sql.of(GraphStore.class, "newest-history");
    private static final Sql DROP_PLACE = Sql.of(GraphStore.class, "drop-place");
    private static final Sql DROP_ORPHANS = Sql.of(GraphStore.class, "drop-orphans");
    private static final Sql DROP_HISTORIES = Sql.of(GraphStore.class, "drop-histories-of-thing");
    private static final Sql PUT_REMOVAL = Sql.of(GraphStore.class, "put-removal");
    private static final Sql REMOVALS = Sql.of(GraphStore.class, "load-removals");
    private static final Sql DELETE_REMOVAL = Sql.of(GraphStore.class, "delete-removal");

    private final Database database;
    private final FeatureStore features;
    private final Clock clock;

    GraphStore(Database database, FeatureStore features, Clock clock) {
        this.database = database;
        this.features = features;
        this.clock = clock;
    }

    private static int kind(EntityType type) {
        return switch (type) {
            case LOCATION -> 1;
            case SENSOR -> 2;
            case OBSERVED_PROPERTY -> 3;
            case THING -> 4;
            case DATASTREAM -> 5;
            case MULTI_DATASTREAM -> 6;
            case HISTORICAL_LOCATION, OBSERVATION, FEATURE_OF_INTEREST ->
                    throw new IllegalArgumentException(type.name());
        };
    }

    private static final List<EntityType> KINDS =
            List.of(
                    LOCATION,
                    EntityType.SENSOR,
                    EntityType.OBSERVED_PROPERTY,
                    THING,
                    EntityType.DATASTREAM,
                    EntityType.MULTI_DATASTREAM);

    /** Fills an empty graph and the numbers. */
    void load(Graph graph, Numbers numbers) {
        database.read(tx -> {
            tx.forEach(COUNTERS, Map.of(), 0, row -> counter(row, numbers));
            tx.forEach(LOAD, Map.of(), 2_000, row -> entity(row, graph, numbers));
            return true;
        });
    }

    private static void counter(Row row, Numbers numbers) {
        numbers.atLeast(EntityType.valueOf(row.text("kind")), row.number("last"));
    }

    private static void entity(Row row, Graph graph, Numbers numbers) {
        EntityType type = KINDS.get(row.integer("kind") - 1);
        var shape =
                new Entity.Shape(
                        type, row.number("id"), Json.object(Json.stored(row.text("body")), ""));
        shape.thing = row.number("thing");
        shape.sensor = row.number("sensor");
        shape.observed = ids(row.text("observed"));
        shape.places = ids(row.text("places"));
        shape.former = ids(row.text("former"));
        graph.put(shape.toEntity());
        numbers.atLeast(type, shape.id);
    }

    // An array of the driver costs three objects a number; most of ours are empty.
    private static long[] ids(String array) {
        if (array.length() <= 2) return new long[0];
        String[] parts = array.substring(1, array.length() - 1).split(",", -1);
        long[] ids = new long[parts.length];
        for (int i = 0; i < ids.length; i++) ids[i] = Long.parseLong(parts[i]);
        return ids;
    }

    /** Stores a change whole; when this returns it is flushed. */
    void commit(Draft draft) {
        database.change(tx -> {
            puts(tx, draft);
            deletes(tx, draft);
            tx.batch(
                    PUT_COUNTER,
                    draft.numbers().last().entrySet().stream()
                            .map(e -> args("kind", e.getKey(), "last", e.getValue()))
                            .toList());
            Receipts.Receipt receipt = draft.receipt();
            if (receipt != null) Receipts.put(tx, receipt, clock.instant());
        });
        features.committed(draft);
    }

    private void puts(Tx tx, Draft draft) {
        List<Map<String, @Nullable Object>> entities = new ArrayList<>();
        List<Map<String, @Nullable Object>> histories = new ArrayList<>();
        for (Entity e : draft.puts()) {
            if (Graph.holds(e.type)) entities.add(entityArgs(e));
            else if (e.type == HISTORICAL_LOCATION)
                histories.add(args("id", e.id, "thing", e.thing, "at", e.time, "places", e.places));
            else features.put(tx, e);
        }
        if (!entities.isEmpty()) tx.batch(PUT, entities);
        if (!histories.isEmpty()) tx.batch(PUT_HISTORY, histories);
        draft.origins().forEach(o -> features.putOrigin(tx, o));
    }

    private static Map<String, @Nullable Object> entityArgs(Entity e) {
        return args(
                "kind", kind(e.type),
                "id", e.id,
                "body", text(e.body),
                "thing", e.thing,
                "sensor", e.sensor,
                "observed", e.observed,
                "places", e.places,
                "former", e.former);
    }

    static String text(Map<String, @Nullable Object> body) {
        return new JsonOut(512).value(body).toText();
    }

    private void deletes(Tx tx, Draft draft) {
        boolean places = false;
        for (Entity e : draft.removed()) {
            if (Graph.holds(e.type)) {
                tx.update(DELETE, args("kind", kind(e.type), "id", e.id));
            } else if (e.type == HISTORICAL_LOCATION) {
                tx.update(DELETE_HISTORY, args("id", e.id));
            } else {
                features.delete(tx, e.id);
            }
            if (e.isStream()) {
                tx.update(PUT_REMOVAL, args("stream", e.id));
                features.forgetStream(tx, e.id);
            } else if (e.type == THING) {
                tx.update(DROP_HISTORIES, args("thing", e.id));
            } else if (e.type == LOCATION) {
                places = true;
                tx.update(DROP_PLACE, args("place", e.id, "places", new long[] {e.id}));
            }
        }
        if (places) tx.update(DROP_ORPHANS, Map.of());
    }

    /** Streams that are gone, whose observations may still be there. */
    List<Long> removals() {
        return database.read(tx -> tx.list(REMOVALS, Map.of(), row -> row.number("stream")));
    }

    /** The observations of the stream are gone. */
    void removalDone(long stream) {
        database.change(tx -> tx.update(DELETE_REMOVAL, args("stream", stream)));
    }

    @Nullable Entity history(long id) {
        return database.read(tx -> tx.one(HISTORY, args("id", id), GraphStore::readHistory))
                .orElse(null);
    }

    /** HistoricalLocations after an id, in order of ids: of a Thing, of a Location, or all. */
    List<Entity> histories(long thing, long place, long after, int most) {
        Map<String, @Nullable Object> args =
                args("thing", thing, "place", new long[] {place}, "after", after, "most", most);
        Sql sql = thing != 0 ? OF_THING : place != 0 ? OF_PLACE : HISTORIES;
        return database.read(tx -> tx.list(sql, args, GraphStore::readHistory));
    }

    private static Entity readHistory(Row row) {
        var shape = new Entity.Shape(HISTORICAL_LOCATION, row.number("id"), Map.of());
        shape.thing = row.number("thing");
        shape.time = row.number("at");
        shape.places = row.numbers("places");
        return shape.toEntity();
    }

    /** Time of the newest HistoricalLocation of a Thing, µs; the least number if there is none. */
    long newestHistory(long thing) {
        return database.read(tx ->
                tx.list(
                                NEWEST,
                                args("thing", thing),
                                row -> {
                                    Long at = row.numberOrNull("at");
                                    return at == null ? Long.MIN_VALUE : at;
                                })
                        .getFirst());
    }

    @Nullable Entity feature(long id) {
        return features.find(id);
    }
}
