package city.qala.sensing.sta;

import static city.qala.sta.EntityType.DATASTREAM;
import static city.qala.sta.EntityType.FEATURE_OF_INTEREST;
import static city.qala.sta.EntityType.HISTORICAL_LOCATION;
import static city.qala.sta.EntityType.LOCATION;
import static city.qala.sta.EntityType.MULTI_DATASTREAM;
import static city.qala.sta.EntityType.OBSERVED_PROPERTY;
import static city.qala.sta.EntityType.SENSOR;
import static city.qala.sta.EntityType.THING;

import city.qala.kernel.Problem;
import city.qala.sensing.series.Observation;
import city.qala.sta.EntityType;
import city.qala.sta.Evaluator;
import city.qala.sta.Limits;
import city.qala.sta.Navigation;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/**
 * One question: who asks, when, under which address, and for how long it may be worked on. Every
 * entity that comes out of it may be seen by the one who asks.
 */
final class Ask implements Evaluator.Budget {

    private static final int CHUNK = 500;

    final Stores stores;
    final Rights rights;
    final String base;
    final Instant now;
    final Limits limits;

    private final long deadline;
    private final boolean changing;

    /**
     * What is asked.
     *
     * @param base address of the SensorThings root, without a slash at its end
     * @param patience how long it may be worked on
     */
    Ask(Stores stores, Rights rights, String base, Instant now, Limits limits, Duration patience) {
        this(stores, rights, base, now, limits, System.nanoTime() + patience.toNanos(), false);
    }

    private Ask(
            Stores stores,
            Rights rights,
            String base,
            Instant now,
            Limits limits,
            long deadline,
            boolean changing) {
        this.stores = stores;
        this.rights = rights;
        this.base = base;
        this.now = now;
        this.limits = limits;
        this.deadline = deadline;
        this.changing = changing;
    }

    @Override
    public void check() {
        if (System.nanoTime() - deadline > 0)
            throw Problem.of(
                    Problem.Kind.INVALID,
                    "query-too-complex",
                    "The query took longer than the limit for one query. Narrow its filter or"
                            + " its order.");
    }

    /** The same question by one who is about to change what is found, if that is allowed at all. */
    Ask forChange() {
        rights.requireWriter();
        return new Ask(stores, rights, base, now, limits, deadline, true);
    }

    private boolean shows(Entity e) {
        return changing || rights.sees(e);
    }

    /** One entity by id, or null if there is none to be seen. */
    @Nullable Entity find(EntityType type, long id) {
        Entity e = stores.find(type, id);
        return e != null && shows(e) ? e : null;
    }

    /** The stream of an observation if it may be read. */
    @Nullable Entity stream(long number) {
        Entity e = stores.graph().stream(number);
        return e != null && (changing || rights.reads(e)) ? e : null;
    }

    /** All entities of a type after an id, in order of ids; not for Observations. */
    Iterable<Entity> all(EntityType type, long after) {
        return switch (type) {
            case HISTORICAL_LOCATION ->
                    () -> chunked(after, a -> stores.entities().histories(0, 0, a, CHUNK));
            case FEATURE_OF_INTEREST -> () -> chunked(after, a -> stores.features().list(a, CHUNK));
            default -> () -> table(type, after);
        };
    }

    /**
     * Entities behind a navigation after an id: in order of ids, ObservedProperties of a
     * MultiDatastream in their own. Not for Observations.
     */
    Iterable<Entity> related(Entity e, Navigation navigation, long after) {
        EntityType to = navigation.target();
        return switch (e.type) {
            case THING ->
                    switch (to) {
                        case LOCATION -> () -> ids(to, sorted(e.places), after);
                        case HISTORICAL_LOCATION ->
                                () ->
                                        chunked(
                                                after,
                                                a ->
                                                        stores.entities()
                                                                .histories(e.id, 0, a, CHUNK));
                        default -> () -> ids(to, e.streams.toArray(), after);
                    };
            case LOCATION ->
                    to == THING
                            ? () -> ids(to, e.things.toArray(), after)
                            : () ->
                                    chunked(
                                            after,
                                            a -> stores.entities().histories(0, e.id, a, CHUNK));
            case HISTORICAL_LOCATION ->
                    () ->
                            to == THING
                                    ? ids(to, new long[] {e.thing}, after)
                                    : ids(to, sorted(e.places), after);
            case SENSOR, OBSERVED_PROPERTY -> () -> ids(to, e.streams.toArray(), after);
            case DATASTREAM, MULTI_DATASTREAM -> ofStream(e, to, after);
            case OBSERVATION, FEATURE_OF_INTEREST -> List.of();
        };
    }

    private Iterable<Entity> ofStream(Entity e, EntityType to, long after) {
        if (to == THING) return () -> ids(to, new long[] {e.thing}, after);
        if (to == SENSOR) return () -> ids(to, new long[] {e.sensor}, after);
        if (to == OBSERVED_PROPERTY) return () -> inOrder(e.observed, after);
        return List.of();
    }

    /** The entity behind a navigation to one, or null. */
    @Nullable Entity one(Entity e, Navigation navigation) {
        Iterator<Entity> all = related(e, navigation, 0).iterator();
        return all.hasNext() ? all.next() : null;
    }

    /** The entity behind a navigation of an observation, or null. */
    @Nullable Entity one(Observation o, EntityType to) {
        if (to == FEATURE_OF_INTEREST)
            return o.feature() == 0 ? null : find(FEATURE_OF_INTEREST, o.feature());
        Entity stream = stream(o.stream());
        return stream != null && stream.type == to ? stream : null;
    }

    private static long[] sorted(long[] ids) {
        if (ids.length < 2) return ids;
        long[] copy = ids.clone();
        java.util.Arrays.sort(copy);
        return copy;
    }

    private Iterator<Entity> ids(EntityType type, long[] ids, long after) {
        return new Visible() {
            private int i = 0;

            @Override
            @Nullable Entity fetch() {
                while (i < ids.length) {
                    long id = ids[i++];
                    if (id <= after) continue;
                    Entity e = stores.graph().find(type, id);
                    if (e != null) return e;
                }
                return null;
            }
        };
    }

    private Iterator<Entity> inOrder(long[] ids, long after) {
        int start = 0;
        for (int i = 0; i < ids.length; i++) if (after != 0 && ids[i] == after) start = i + 1;
        return ids(OBSERVED_PROPERTY, java.util.Arrays.copyOfRange(ids, start, ids.length), 0);
    }

    private Iterator<Entity> table(EntityType type, long after) {
        return new Visible() {
            private long last = after;

            @Override
            @Nullable Entity fetch() {
                Entity e = stores.graph().after(type, last);
                if (e != null) last = e.id;
                return e;
            }
        };
    }

    private Iterator<Entity> chunked(long after, LongFunction<List<Entity>> more) {
        return new Visible() {
            private List<Entity> chunk = List.of();
            private int i = 0;
            private long last = after;
            private boolean ended = false;

            @Override
            @Nullable Entity fetch() {
                if (i == chunk.size()) {
                    if (ended) return null;
                    chunk = more.apply(last);
                    ended = chunk.size() < CHUNK;
                    i = 0;
                    if (chunk.isEmpty()) return null;
                }
                Entity e = chunk.get(i++);
                last = e.id;
                return e;
            }
        };
    }

    /** Leaves out what may not be seen and watches the time. */
    private abstract class Visible implements Iterator<Entity> {
        private @Nullable Entity ahead;
        private int steps;

        /** The next entity, seen or not; null at the end. */
        abstract @Nullable Entity fetch();

        @Override
        public boolean hasNext() {
            while (ahead == null) {
                Entity e = fetch();
                if (e == null) return false;
                if ((++steps & 1023) == 0) check();
                if (shows(e)) ahead = e;
            }
            return true;
        }

        @Override
        public Entity next() {
            if (!hasNext()) throw new java.util.NoSuchElementException();
            Entity e = ahead;
            ahead = null;
            if (e == null) throw new java.util.NoSuchElementException();
            return e;
        }
    }

    /** Numbers of the streams whose observations hang on an entity. */
    List<Integer> streamsOf(Entity parent) {
        if (parent.isStream()) return List.of((int) parent.id);
        return java.util.Arrays.stream(parent.observed)
                .filter(rights::reads)
                .sorted()
                .mapToObj(i -> (int) i)
                .toList();
    }
}
