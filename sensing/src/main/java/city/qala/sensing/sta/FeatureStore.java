package city.qala.sensing.sta;

import static city.qala.platform.db.Tx.args;
import static city.qala.sta.EntityType.FEATURE_OF_INTEREST;

import city.qala.platform.db.Database;
import city.qala.platform.db.Row;
import city.qala.platform.db.Sql;
import city.qala.platform.db.Tx;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;

/**
 * FeaturesOfInterest in PostgreSQL, the few that are asked for again and again in memory, and the
 * box round everything that each stream has observed.
 */
final class FeatureStore {

    private static final Sql PUT = Sql.of(FeatureStore.class, "put-feature");
    private static final Sql DELETE = Sql.of(FeatureStore.class, "delete-feature");
    private static final Sql DELETE_STREAMS = Sql.of(FeatureStore.class, "delete-feature-streams");
    private static final Sql DELETE_ORIGINS = Sql.of(FeatureStore.class, "delete-feature-origins");
    private static final Sql FORGET_STREAM = Sql.of(FeatureStore.class, "delete-stream-features");
    private static final Sql BY_ID = Sql.of(FeatureStore.class, "feature-by-id");
    private static final Sql LIST = Sql.of(FeatureStore.class, "features");
    private static final Sql ORIGIN = Sql.of(FeatureStore.class, "feature-origin");
    private static final Sql PUT_ORIGIN = Sql.of(FeatureStore.class, "put-feature-origin");
    private static final Sql PUT_STREAM = Sql.of(FeatureStore.class, "put-feature-stream");
    private static final Sql AREAS = Sql.of(FeatureStore.class, "load-areas");

    private static final int KEPT = 10_000;
    private static final int PAIRS_KEPT = 1_000_000;

    /** Which stream observed which feature. */
    private static final Sql OF_ONLY = Sql.of(FeatureStore.class, "features-of-only");

    private record Pair(long feature, long stream) {}

    private final Database database;
    private final Set<Pair> pairs = ConcurrentHashMap.newKeySet();
    private final Map<Long, Envelope> areas = new ConcurrentHashMap<>();

    // The least recently used goes first; guarded by itself.
    private final Map<Long, Entity> kept =
            new LinkedHashMap<>(256, 0.75f, true) {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<Long, Entity> eldest) {
                    return size() > KEPT;
                }
            };

    FeatureStore(Database database) {
        this.database = database;
    }

    void load() {
        database.read(tx -> {
            tx.forEach(AREAS, Map.of(), 2_000, this::area);
            return true;
        });
    }

    private void area(Row row) {
        areas.put(
                row.number("stream"),
                new Envelope(
                        row.real("west"), row.real("east"), row.real("south"), row.real("north")));
    }

    /** The box round everything that the stream has observed, or null. */
    @Nullable Envelope area(long stream) {
        return areas.get(stream);
    }

    /** One feature; {@code Entity.observed} holds the streams that observed it. */
    @Nullable Entity find(long id) {
        synchronized (kept) {
            Entity known = kept.get(id);
            if (known != null) return known;
        }
        Entity found =
                database.read(tx -> tx.one(BY_ID, args("id", id), FeatureStore::read)).orElse(null);
        if (found != null) {
            synchronized (kept) {
                kept.put(id, found);
            }
        }
        return found;
    }

    /** Features after an id, in order of ids. */
    List<Entity> list(long after, int most) {
        return database.read(
                tx -> tx.list(LIST, args("after", after, "most", most), FeatureStore::read));
    }

    private static Entity read(Row row) {
        var shape =
                new Entity.Shape(
                        FEATURE_OF_INTEREST,
                        row.number("id"),
                        Json.object(Json.stored(row.text("body")), ""));
        shape.observed = row.numbers("streams");
        return shape.toEntity();
    }

    /** The feature that was made of this Location when it looked like this; 0 if there is none. */
    long ofOrigin(long thing, long location, String digest) {
        return database.read(tx ->
                        tx.one(
                                ORIGIN,
                                args("thing", thing, "location", location, "digest", digest),
                                row -> row.number("feature")))
                .orElse(0L);
    }

    void put(Tx tx, Entity e) {
        tx.update(PUT, args("id", e.id, "body", GraphStore.text(e.body)));
    }

    void putOrigin(Tx tx, Draft.Origin o) {
        tx.update(
                PUT_ORIGIN,
                args(
                        "thing",
                        o.thing(),
                        "location",
                        o.location(),
                        "digest",
                        o.digest(),
                        "feature",
                        o.feature()));
    }

    void delete(Tx tx, long id) {
        tx.update(DELETE_STREAMS, args("feature", id));
        tx.update(DELETE_ORIGINS, args("feature", id));
        tx.update(DELETE, args("id", id));
    }

    /** Features that no other stream than these has observed. */
    List<Long> ofOnly(List<Entity> streams) {
        Long[] ids = streams.stream().map(s -> s.id).toArray(Long[]::new);
        return database.read(
                tx -> tx.list(OF_ONLY, Map.of("streams", ids), row -> row.number("feature")));
    }

    void forgetStream(Tx tx, long stream) {
        tx.update(FORGET_STREAM, args("stream", stream));
    }

    /** Writes down, once, that a stream observes a feature. */
    void pair(Entity feature, long stream) {
        Pair pair = new Pair(feature.id, stream);
        if (pairs.contains(pair)) return;
        Envelope box = box(feature);
        database.change(tx -> putPair(tx, pair, box));
        if (pairs.size() > PAIRS_KEPT) pairs.clear();
        pairs.add(pair);
        if (box != null) areas.merge(stream, box, FeatureStore::around);
        forget(feature.id);
    }

    private static void putPair(Tx tx, Pair pair, @Nullable Envelope box) {
        tx.update(
                PUT_STREAM,
                args(
                        "feature", pair.feature(),
                        "stream", pair.stream(),
                        "west", box == null ? null : (Double) box.getMinX(),
                        "south", box == null ? null : (Double) box.getMinY(),
                        "east", box == null ? null : (Double) box.getMaxX(),
                        "north", box == null ? null : (Double) box.getMaxY()));
    }

    private static Envelope around(Envelope a, Envelope b) {
        Envelope both = new Envelope(a);
        both.expandToInclude(b);
        return both;
    }

    private static @Nullable Envelope box(Entity feature) {
        Geometry shape = feature.shape();
        return shape == null || shape.isEmpty() ? null : shape.getEnvelopeInternal();
    }

    private void forget(long id) {
        synchronized (kept) {
            kept.remove(id);
        }
    }

    /** Drops what a committed change has made stale. */
    void committed(Draft draft) {
        for (Entity e : draft.puts()) {
            if (e.type == FEATURE_OF_INTEREST) forget(e.id);
        }
        for (Entity e : draft.removed()) {
            if (e.type == FEATURE_OF_INTEREST) {
                forget(e.id);
                pairs.removeIf(p -> p.feature() == e.id);
            } else if (e.isStream()) {
                areas.remove(e.id);
                pairs.removeIf(p -> p.stream() == e.id);
            }
        }
    }
}
