package city.qala.sensing.sta;

import city.qala.sensing.series.Observation;
import city.qala.sensing.series.Series;
import city.qala.sta.Bounds;
import city.qala.sta.EntityType;
import city.qala.sta.Navigation;
import city.qala.sta.Node;
import city.qala.sta.TimeValue;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;

/** An entity as the evaluator sees it, with what the one who asks may see behind it. */
final class EntityNode implements Node {

    final Entity entity;
    private final Ask ask;

    EntityNode(Entity entity, Ask ask) {
        this.entity = entity;
        this.ask = ask;
    }

    @Override
    public @Nullable Object property(String name) {
        return switch (name) {
            case "id" -> entity.id;
            case "time" -> TimeValue.at(entity.time);
            case "phenomenonTime" -> entity.isStream() ? phenomenonTime(entity, ask) : null;
            case "resultTime" -> entity.isStream() ? resultTime(entity, ask) : null;
            case "observedArea" -> entity.isStream() ? area(entity, ask) : null;
            default -> entity.body.get(name);
        };
    }

    @Override
    public @Nullable Geometry geometry(String name) {
        if (name.equals("location") || name.equals("feature")) return entity.shape();
        return Node.super.geometry(name);
    }

    /** When the stream's phenomena were; null while it has no observation. */
    static @Nullable TimeValue phenomenonTime(Entity stream, Ask ask) {
        return ask.stores
                .series()
                .extent((int) stream.id)
                .map(x -> TimeValue.between(x.from(), x.to()))
                .orElse(null);
    }

    /** When the stream's results were; null while none has a time. */
    static @Nullable TimeValue resultTime(Entity stream, Ask ask) {
        return ask.stores
                .series()
                .extent((int) stream.id)
                .filter(x -> x.resultFrom() != Observation.NO_TIME)
                .map(x -> TimeValue.between(x.resultFrom(), x.resultTo()))
                .orElse(null);
    }

    /** GeoJSON round everything that the stream has observed; null while that is nothing. */
    static @Nullable Map<String, @Nullable Object> area(Entity stream, Ask ask) {
        Envelope box = ask.stores.features().area(stream.id);
        if (box == null || ask.stores.series().extent((int) stream.id).isEmpty()) return null;
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        double w = box.getMinX();
        double s = box.getMinY();
        double e = box.getMaxX();
        double n = box.getMaxY();
        if (w == e && s == n) {
            json.put("type", "Point");
            json.put("coordinates", List.of(w, s));
        } else {
            json.put("type", "Polygon");
            json.put(
                    "coordinates",
                    List.of(
                            List.of(
                                    List.of(w, s),
                                    List.of(e, s),
                                    List.of(e, n),
                                    List.of(w, n),
                                    List.of(w, s))));
        }
        return json;
    }

    @Override
    public Iterable<? extends Node> related(String name) {
        return related(name, Bounds.ALL);
    }

    @Override
    public Iterable<? extends Node> related(String name, Bounds bounds) {
        Navigation navigation = entity.type.navigation(name).orElseThrow();
        if (navigation.target() == EntityType.OBSERVATION)
            return () -> new ObservationWalk(ask, entity, bounds);
        Iterable<Entity> all = ask.related(entity, navigation, 0);
        return () -> wrap(all.iterator());
    }

    private Iterator<Node> wrap(Iterator<Entity> all) {
        return new Iterator<Node>() {
            @Override
            public boolean hasNext() {
                return all.hasNext();
            }

            @Override
            public Node next() {
                return new EntityNode(all.next(), ask);
            }
        };
    }

    /** A range that lets every row through is none. */
    static Series.@Nullable Range range(Bounds b) {
        return b.boundsResult()
                ? new Series.Range(b.least(), b.leastOpen(), b.most(), b.mostOpen())
                : null;
    }
}
