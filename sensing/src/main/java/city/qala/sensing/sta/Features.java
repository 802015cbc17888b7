package city.qala.sensing.sta;

import static city.qala.sta.EntityType.FEATURE_OF_INTEREST;
import static city.qala.sta.EntityType.LOCATION;
import static city.qala.sta.EntityType.THING;

import city.qala.kernel.Problem;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * The FeatureOfInterest of an observation: the one that it names, else one made from the Location
 * of its Thing and found again while that stays the same.
 */
final class Features {

    private final Graph graph;
    private final FeatureStore store;
    private final GraphWriter writer;
    private final Map<Long, Long> current = new ConcurrentHashMap<>();
    private final AtomicLong moves = new AtomicLong();

    Features(Graph graph, FeatureStore store, GraphWriter writer) {
        this.graph = graph;
        this.store = store;
        this.writer = writer;
        writer.onChange(this::changed);
    }

    /**
     * The feature of an observation that names none.
     *
     * @throws Problem if the Thing has no Location
     */
    long of(Entity stream) {
        Long known = current.get(stream.id);
        if (known != null) return known;
        long seen = moves.get();
        long feature = make(stream);
        current.put(stream.id, feature);
        // The Thing may have moved while the feature was made.
        if (moves.get() != seen) current.remove(stream.id);
        return feature;
    }

    /**
     * The feature that an observation names.
     *
     * @param rights of the one who names it, who must see it: naming it shows it to the readers of
     *     the stream; null if it was made with the observation
     */
    long named(Entity stream, long id, @Nullable Rights rights) {
        Long known = current.get(stream.id);
        if (known != null && known == id) return id;
        Entity feature = store.find(id);
        if (feature == null || (rights != null && !rights.sees(feature)))
            throw Problem.of(
                            Problem.Kind.INVALID,
                            "invalid-parameter",
                            "There is no FeaturesOfInterest(%s) to link to.",
                            id)
                    .at("/FeatureOfInterest/@iot.id", "does not exist");
        store.pair(feature, stream.id);
        return id;
    }

    private long make(Entity stream) {
        Entity thing = graph.thing(stream.thing);
        Entity place = thing == null ? null : place(thing);
        if (thing == null || place == null) throw noPlace();
        String digest = digest(place);
        long found = store.ofOrigin(thing.id, place.id, digest);
        Entity feature = found == 0 ? null : store.find(found);
        if (feature == null) {
            Entity.Shape made =
                    writer.change(d -> {
                        Entity.Shape shape = d.add(FEATURE_OF_INTEREST, body(place));
                        d.origin(new Draft.Origin(thing.id, place.id, digest, shape.id));
                        return shape;
                    });
            feature = made.toEntity();
        }
        store.pair(feature, stream.id);
        return feature.id;
    }

    static Problem noPlace() {
        return Problem.of(
                        Problem.Kind.INVALID,
                        "invalid-parameter",
                        "The Observation names no FeatureOfInterest and its Thing has no"
                                + " Location to make one of.")
                .at("/FeatureOfInterest", "is mandatory while the Thing has no Location");
    }

    /** Whether a feature can be made for the streams of a Thing. */
    private @Nullable Entity place(Entity thing) {
        Entity any = null;
        for (long id : thing.places) {
            Entity place = graph.find(LOCATION, id);
            if (place == null) continue;
            if (EntityBody.isGeoJson(place.body.get("encodingType"))) return place;
            if (any == null) any = place;
        }
        return any;
    }

    private static Map<String, @Nullable Object> body(Entity place) {
        Map<String, @Nullable Object> body = new LinkedHashMap<>();
        for (String name : List.of("name", "description", "encodingType"))
            body.put(name, place.body.get(name));
        body.put("feature", place.body.get("location"));
        return body;
    }

    private static String digest(Entity place) {
        try {
            byte[] text =
                    ReadingJson.text(place.body.get("location")).getBytes(StandardCharsets.UTF_8);
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text);
            return HexFormat.of().formatHex(hash, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private void changed(List<Entity> puts, List<Entity> removed) {
        boolean moved = false;
        for (Entity e : puts) moved |= e.type != FEATURE_OF_INTEREST && forget(e);
        for (Entity e : removed) moved |= forget(e);
        if (moved) moves.incrementAndGet();
    }

    private boolean forget(Entity e) {
        switch (e.type) {
            case THING -> drop(e.streams);
            case LOCATION -> {
                for (long t : e.things.toArray()) {
                    Entity thing = graph.find(THING, t);
                    if (thing != null) drop(thing.streams);
                }
            }
            case DATASTREAM, MULTI_DATASTREAM -> current.remove(e.id);
            case FEATURE_OF_INTEREST -> current.values().removeIf(id -> id == e.id);
            default -> {
                return false;
            }
        }
        return true;
    }

    private void drop(Links streams) {
        for (long s : streams.toArray()) current.remove(s);
    }
}
