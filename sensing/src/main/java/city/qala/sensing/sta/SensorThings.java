package city.qala.sensing.sta;

import city.qala.kernel.Actor;
import city.qala.kernel.Subject;
import city.qala.platform.db.Database;
import city.qala.platform.http.Routes;
import city.qala.platform.mqtt.MqttFeed;
import city.qala.sensing.series.Observation;
import city.qala.sensing.series.Series;
import city.qala.sta.EntityType;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * OGC SensorThings 1.1: the graph of entities and its observations, by HTTP and MQTT.
 *
 * <p>Entities live in memory, written through to PostgreSQL; observations live in {@link Series}.
 */
public final class SensorThings implements AutoCloseable {

    /** Where the service begins below the public base. */
    public static final String ROOT = "/sta/v1.1";

    private final StaService service;
    private final Graph graph;
    private final Refusals refusals;
    private final Notices notices;

    private SensorThings(
            StaService service, Graph graph, Refusals refusals, Supplier<String> base) {
        this.service = service;
        this.graph = graph;
        this.refusals = refusals;
        notices = new Notices(service, () -> base.get() + ROOT);
        service.writing().writer().onChange(notices::changed);
        service.stores().series().onStored(notices::stored);
    }

    /**
     * Reads the graph and is ready.
     *
     * @param database with the schema of sensing
     * @param base public base address without a slash at its end; asked when a message is written
     */
    public static SensorThings create(
            Database database,
            Series series,
            Clock clock,
            StaConfig config,
            Supplier<String> base) {
        Graph graph = new Graph();
        Numbers numbers = new Numbers();
        FeatureStore features = new FeatureStore(database);
        GraphStore store = new GraphStore(database, features, clock);
        store.load(graph, numbers);
        features.load();
        Receipts receipts = new Receipts(database, clock);
        receipts.trim();
        GraphWriter writer = new GraphWriter(graph, store, numbers, series);
        writer.finishRemovals();
        Intake intake =
                new Intake(graph, new Features(graph, features, writer), clock, config.farFuture());
        Writing writing = new Writing(writer, new EntityMaker(clock, store), intake, receipts);
        Stores stores = new Stores(graph, store, features, series, writer);
        Refusals refusals = new Refusals(new RefusalStore(database, config.refusalsKept()), clock);
        return new SensorThings(
                new StaService(config, stores, writing, refusals, clock), graph, refusals, base);
    }

    StaService service() {
        return service;
    }

    /** Who rules on reading personal Datastreams; until then nobody reads them. */
    public void personal(PersonalStreams ruler) {
        service.personal(ruler);
    }

    /** The addresses of the service. */
    public Routes routes() {
        return new StaRoutes(service);
    }

    /** CSV files of Things and readings. */
    public Imports imports() {
        return new Imports(service);
    }

    /** The same as addresses. */
    public Routes importRoutes() {
        return new ImportRoutes(imports());
    }

    /** What MQTT brings and may hear. */
    public MqttFeed feed() {
        return new SensorThingsFeed(service, notices);
    }

    /** Where messages for subscribers go: topic and payload. It must not block for long. */
    public void publisher(BiConsumer<String, byte[]> toBroker) {
        notices.publisher(toBroker);
    }

    /**
     * Tells how long the observations of each stream are kept, now and at every change: {@code
     * properties.keep} of the Datastream, an ISO 8601 duration of days or less such as {@code
     * P400D}.
     */
    public void retention(Retention keep) {
        Entity e = graph.after(EntityType.DATASTREAM, 0);
        while (e != null) {
            retain(e, keep);
            e = graph.after(EntityType.DATASTREAM, e.id);
        }
        service.writing()
                .writer()
                .onChange((puts, removed) -> {
                    for (Entity put : puts) if (put.isStream()) retain(put, keep);
                });
    }

    /** Who forgets old observations. */
    @FunctionalInterface
    public interface Retention {
        /** Keeps the observations of a stream for that long; null for ever. */
        void keep(int stream, @Nullable Duration keep);
    }

    private static void retain(Entity stream, Retention keep) {
        Object text = stream.setting("keep");
        keep.keep((int) stream.id, text == null ? null : Sight.duration(text));
    }

    /** The ledger of refused readings as addresses. */
    public Routes refusalRoutes() {
        return new RefusalRoutes(service);
    }

    /**
     * Stores observations of one actor: what is not allowed or not possible refuses all of them.
     * Observations without a feature get the one of their Thing.
     */
    public List<Series.Stored> record(
            Actor actor, List<Observation> observations, Series.@Nullable RequestKey key) {
        Rights rights = service.rights(actor);
        Intake intake = service.writing().intake();
        List<Series.Row> rows = new ArrayList<>(observations.size());
        for (Observation o : observations) rows.add(intake.row(o, rights));
        return service.stores().series().append(rows, key);
    }

    /**
     * A Thing with its Datastreams, as rules and pages want it.
     *
     * @param place GeoJSON of its first Location, null if it has none
     */
    public record Item(
            long id,
            Map<String, @Nullable Object> body,
            @Nullable Map<?, ?> place,
            List<Stream> streams) {}

    /**
     * A Datastream or MultiDatastream.
     *
     * @param property name of its first ObservedProperty
     */
    public record Stream(
            int number, Map<String, @Nullable Object> body, String property, Sight sight) {}

    /** Visits the Things that an actor may see, in order of their ids. */
    public void things(Actor reader, Consumer<Item> each) {
        Rights rights = service.rights(reader);
        Entity e = graph.after(EntityType.THING, 0);
        while (e != null) {
            if (rights.sees(e)) each.accept(item(e, rights));
            e = graph.after(EntityType.THING, e.id);
        }
    }

    /** One Thing, if the actor may see it. */
    public Optional<Item> thing(Actor reader, long id) {
        Rights rights = service.rights(reader);
        Entity e = graph.thing(id);
        return e == null || !rights.sees(e) ? Optional.empty() : Optional.of(item(e, rights));
    }

    private Item item(Entity thing, Rights rights) {
        Map<?, ?> place = null;
        for (long id : thing.places) {
            Entity l = graph.find(EntityType.LOCATION, id);
            if (place == null
                    && l != null
                    && EntityBody.isGeoJson(l.body.get("encodingType"))
                    && l.body.get("location") instanceof Map<?, ?> json) place = json;
        }
        List<Stream> streams = new ArrayList<>();
        for (long s : thing.streams.toArray()) {
            Entity e = graph.stream(s);
            if (e != null && rights.reads(e)) streams.add(stream(e));
        }
        return new Item(thing.id, thing.body, place, streams);
    }

    private Stream stream(Entity e) {
        Entity property =
                e.observed.length == 0
                        ? null
                        : graph.find(EntityType.OBSERVED_PROPERTY, e.observed[0]);
        String name = property == null ? "" : String.valueOf(property.body.get("name"));
        return new Stream((int) e.id, e.body, name, e.sight);
    }

    /** Whether the actor may read the stream. */
    public boolean mayRead(Actor reader, int stream) {
        return service.rights(reader).reads(stream);
    }

    /**
     * Forgets the personal Datastreams of a subject with all that they hold, and Things that hold
     * nothing else.
     *
     * @return how many streams and Things are gone
     */
    public long erase(Subject subject) {
        return forgetting().of(subject.toString());
    }

    /** How many streams are personal to a subject. */
    public long heldOf(Subject subject) {
        return forgetting().streams(subject.toString()).size();
    }

    private Forgetting forgetting() {
        return new Forgetting(graph, service.writing().writer(), service.stores().features());
    }

    /** Grows with every change of the graph. */
    public long version() {
        return graph.version();
    }

    /** Refused readings since the start. */
    public long refused() {
        return refusals.counted();
    }

    @Override
    public void close() {
        notices.close();
        refusals.close();
    }
}
