package city.qala.sensing.sta;

import city.qala.kernel.Actor;
import city.qala.kernel.Problem;
import city.qala.platform.log.Log;
import city.qala.sensing.series.Observation;
import city.qala.sta.EntityType;
import city.qala.sta.Property;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Tells MQTT what was stored or changed, after it is durable, and only what somebody listens to.
 * One thread writes the messages; when it cannot keep up, news is dropped and counted, for readers
 * find everything under its address.
 */
final class Notices implements AutoCloseable {

    private static final Log LOG = Log.of(Notices.class);
    private static final int QUEUE = 20_000;

    /** What happened: rows stored or changed, or entities put. */
    private record News(List<Observation> rows, List<Entity> entities) {}

    private final StaService service;
    private final Supplier<String> base;
    private final Map<String, Topic> topics = new ConcurrentHashMap<>();
    private final BlockingQueue<News> queue = new ArrayBlockingQueue<>(QUEUE);
    private final AtomicLong told = new AtomicLong();
    private final AtomicLong dropped = new AtomicLong();
    private volatile @Nullable BiConsumer<String, byte[]> publisher;
    private volatile boolean closed;

    Notices(StaService service, Supplier<String> base) {
        this.service = service;
        this.base = base;
        listen();
    }

    // A message that cannot be written must not end the telling of all others.
    private void listen() {
        Thread.ofVirtual()
                .name("sensing-notices")
                .uncaughtExceptionHandler((thread, mistake) -> {
                    LOG.error("notice failed", mistake);
                    if (!closed) listen();
                })
                .start(this::run);
    }

    void publisher(BiConsumer<String, byte[]> toBroker) {
        publisher = toBroker;
    }

    /** Eyes that see all that may be told to anybody: not what is personal. */
    Ask eyes() {
        return service.ask(Actor.SYSTEM, base.get());
    }

    /** The topic of a filter; null if it is none that is told of. */
    @Nullable Topic topic(String filter) {
        Topic known = topics.get(filter);
        return known != null ? known : Topic.find(filter, eyes(), service.config().limits());
    }

    void listen(String filter, boolean present) {
        Topic topic = present ? topic(filter) : null;
        if (topic == null) topics.remove(filter);
        else topics.put(filter, topic);
    }

    void stored(List<Observation> rows) {
        if (!topics.isEmpty()) offer(new News(List.copyOf(rows), List.of()));
    }

    void changed(List<Entity> puts, List<Entity> removed) {
        if (!topics.isEmpty() && !puts.isEmpty()) offer(new News(List.of(), List.copyOf(puts)));
    }

    private void offer(News news) {
        if (!queue.offer(news)) dropped.incrementAndGet();
    }

    long told() {
        return told.get();
    }

    long dropped() {
        return dropped.get();
    }

    private void run() {
        try {
            while (!closed) {
                News news = queue.poll(500, TimeUnit.MILLISECONDS);
                if (news != null) tell(news);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void tell(News news) {
        BiConsumer<String, byte[]> out = publisher;
        if (out == null) return;
        Ask eyes = eyes();
        for (Topic topic : topics.values()) {
            try {
                for (Observation o : news.rows()) row(out, eyes, topic, o);
                for (Entity e : news.entities()) entity(out, eyes, topic, e);
            } catch (Problem gone) {
                // What was to be told has gone meanwhile; there is nobody to tell of it.
                dropped.incrementAndGet();
            }
        }
    }

    private void row(BiConsumer<String, byte[]> out, Ask eyes, Topic topic, Observation o) {
        if (topic.type() == EntityType.OBSERVATION) {
            boolean about =
                    topic.entity() != 0
                            ? topic.entity() == o.id()
                            : topic.parentType() == null
                                    || (topic.isStream()
                                            ? topic.parent() == o.stream()
                                            : topic.parent() == o.feature());
            if (!about || eyes.stream(o.stream()) == null) return;
            if (topic.isProperty()) property(out, topic, new ObservationNode(eyes, o));
            else {
                JsonOut json = new JsonOut(512);
                new EntityJson(eyes).plan(topic.query()).write(json, o);
                send(out, topic, json);
            }
        } else if (topic.entity() == o.stream() && Entity.isStream(topic.type())) {
            Entity stream = eyes.stream(o.stream());
            boolean derived =
                    !topic.isProperty() || topic.address().property().orElseThrow().derived();
            if (stream != null && stream.type == topic.type() && derived)
                write(out, eyes, topic, stream);
        }
    }

    private void entity(BiConsumer<String, byte[]> out, Ask eyes, Topic topic, Entity e) {
        if (e.type != topic.type() || !eyes.rights.sees(e)) return;
        boolean about = topic.entity() != 0 ? topic.entity() == e.id : belongs(eyes, topic, e);
        if (about) write(out, eyes, topic, e);
    }

    private static boolean belongs(Ask eyes, Topic topic, Entity e) {
        if (topic.parentType() == null || topic.navigation() == null) return true;
        Entity parent = eyes.find(topic.parentType(), topic.parent());
        if (parent == null) return false;
        for (Entity one : eyes.related(parent, topic.navigation(), 0))
            if (one.id == e.id) return true;
        return false;
    }

    private void write(BiConsumer<String, byte[]> out, Ask eyes, Topic topic, Entity e) {
        if (topic.isProperty()) {
            property(out, topic, new EntityNode(e, eyes));
            return;
        }
        JsonOut json = new JsonOut(1_024);
        new EntityJson(eyes).write(json, e, topic.query());
        send(out, topic, json);
    }

    private void property(BiConsumer<String, byte[]> out, Topic topic, city.qala.sta.Node node) {
        Property p = topic.address().property().orElseThrow();
        JsonOut json = new JsonOut(256).put('{').name(p.name());
        send(out, topic, json.value(node.property(p.name())).put('}'));
    }

    private void send(BiConsumer<String, byte[]> out, Topic topic, JsonOut json) {
        told.incrementAndGet();
        out.accept(topic.text(), json.toBytes());
    }

    @Override
    public void close() {
        closed = true;
    }
}
