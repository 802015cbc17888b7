package city.qala.sensing.sta;

import city.qala.sta.EntityType;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Removes what is personal to a subject: their streams, Things that have no other, and the places
 * that only those had or observed, since the place of a meter is somebody's home.
 */
final class Forgetting {
    private final Graph graph;
    private final GraphWriter writer;
    private final FeatureStore features;

    Forgetting(Graph graph, GraphWriter writer, FeatureStore features) {
        this.graph = graph;
        this.writer = writer;
        this.features = features;
    }

    long of(String subject) {
        return writer.change(d -> {
            List<Entity> streams = streams(subject);
            Set<Long> things = new LinkedHashSet<>();
            for (Entity stream : streams) {
                d.remove(stream);
                things.add(stream.thing);
            }
            long gone = streams.size();
            if (gone > 0) places(streams, d);
            for (long id : things) {
                @Nullable Entity thing = graph.thing(id);
                if (thing == null || !holdsOnly(thing, streams)) continue;
                locations(thing, d);
                d.remove(thing);
                gone++;
            }
            return gone;
        });
    }

    private void places(List<Entity> streams, Draft d) {
        for (long id : features.ofOnly(streams)) {
            @Nullable Entity feature = features.find(id);
            if (feature != null) d.remove(feature);
        }
    }

    private void locations(Entity thing, Draft d) {
        for (long id : thing.places) {
            @Nullable Entity place = graph.find(EntityType.LOCATION, id);
            if (place != null && place.things.toArray().length == 1) d.remove(place);
        }
    }

    /** What is personal to a subject. */
    List<Entity> streams(String subject) {
        List<Entity> found = new ArrayList<>();
        // Both kinds of streams share one table of numbers.
        @Nullable Entity e = graph.after(EntityType.DATASTREAM, 0);
        while (e != null) {
            if (e.sight == Sight.PERSONAL && subject.equals(e.setting("subject"))) found.add(e);
            e = graph.after(EntityType.DATASTREAM, e.id);
        }
        return found;
    }

    private static boolean holdsOnly(Entity thing, List<Entity> streams) {
        for (long id : thing.streams.toArray())
            if (streams.stream().noneMatch(s -> s.id == id)) return false;
        return true;
    }
}
