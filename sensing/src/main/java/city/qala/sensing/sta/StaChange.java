package city.qala.sensing.sta;

import static city.qala.sta.EntityType.HISTORICAL_LOCATION;
import static city.qala.sta.EntityType.MULTI_DATASTREAM;
import static city.qala.sta.EntityType.THING;

import city.qala.kernel.Problem;
import city.qala.sta.Address;
import city.qala.sta.EntityType;
import city.qala.sta.Navigation;
import city.qala.sta.Node;
import city.qala.sta.Query;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * PATCH, PUT and DELETE of one entity. Related entities are linked, never changed inside another.
 */
final class StaChange {

    static final String JSON_PATCH = "application/json-patch+json";

    private final Ask ask;
    private final Writing writing;

    StaChange(Ask ask, Writing writing) {
        this.ask = ask;
        this.writing = writing;
    }

    StaAnswer handle(StaRequest rq, Address address) {
        if (address.target() != Address.Target.ENTITY || address.tail() != Address.Tail.NONE)
            throw StaService.notAllowed(rq.method());
        Node node = new Finder(ask.forChange()).find(address).node();
        if (node == null) throw Problem.notFound("There is nothing at this address.");
        if (node instanceof ObservationNode o)
            return new ObservationChange(ask, writing).handle(rq, o.row());
        Entity e = ((EntityNode) node).entity;
        if (rq.method().equals("DELETE")) return delete(e);
        writing.writer()
                .change(d -> {
                    change(d, rq, d.edit(e.type, e.id));
                    return true;
                });
        return answer(rq, e.type, e.id);
    }

    private StaAnswer answer(StaRequest rq, EntityType type, long id) {
        Entity e = rq.minimal() ? null : ask.find(type, id);
        if (e == null) return StaAnswer.empty(204);
        JsonOut out = new JsonOut(2_048);
        new EntityJson(ask).write(out, e, Query.all(type, ask.limits));
        return StaAnswer.json(200, out);
    }

    private void change(Draft d, StaRequest rq, Entity.Shape shape) {
        boolean patch = rq.contentType().startsWith(JSON_PATCH);
        if (patch && rq.method().equals("PUT"))
            throw Problem.of(
                    Problem.Kind.UNSUPPORTED_MEDIA,
                    "unsupported-media",
                    "PUT takes the entity as application/json.");
        Map<String, @Nullable Object> json =
                patch
                        ? JsonPatch.apply(
                                Json.array(Json.parse(rq.body().array), ""), document(shape))
                        : Json.object(rq.body().array);
        EntityBody parts = EntityBody.read(shape.type, json, "");
        Map<String, @Nullable Object> merged = new LinkedHashMap<>();
        if (rq.method().equals("PATCH") && !patch) merged.putAll(shape.body);
        merged.putAll(parts.body());
        if (shape.type == HISTORICAL_LOCATION) {
            if (parts.body().get("time") != null) shape.time = EntityMaker.time(parts);
        } else {
            shape.body = EntityBody.whole(shape.type, merged, "");
        }
        for (String name : parts.links().keySet()) links(d, shape, parts, name);
        if (shape.type == MULTI_DATASTREAM)
            EntityMaker.requireColumns(parts, shape.body, shape.observed);
    }

    private static Map<String, @Nullable Object> document(Entity.Shape shape) {
        if (shape.type != HISTORICAL_LOCATION) return shape.body;
        Map<String, @Nullable Object> doc = new LinkedHashMap<>();
        doc.put("time", city.qala.sta.TimeValue.at(shape.time).toString());
        return doc;
    }

    private void links(Draft d, Entity.Shape shape, EntityBody parts, String name) {
        Navigation n = EntityMaker.navigation(shape.type, name);
        Object given = parts.links().get(name);
        if (given == null) return;
        long[] ids;
        if (n.many()) {
            List<@Nullable Object> list = Json.array(given, "/" + name);
            ids = new long[list.size()];
            for (int i = 0; i < ids.length; i++)
                ids[i] = linked(d, n, list.get(i), "/" + name + "/" + i);
        } else {
            ids = new long[] {linked(d, n, given, "/" + name)};
        }
        turn(d, shape, n, ids);
    }

    private static long linked(Draft d, Navigation n, @Nullable Object given, String at) {
        Map<String, @Nullable Object> json = Json.object(given, at);
        if (!EntityMaker.isLink(json, at))
            throw EntityBody.wrong(at, n.name(), "is linked by @iot.id; it cannot be made here");
        return EntityMaker.linked(d, n, json, at);
    }

    private void turn(Draft d, Entity.Shape shape, Navigation n, long[] ids) {
        boolean places = n.name().equals("Locations");
        switch (n.name()) {
            case "Thing" -> shape.thing = ids[0];
            case "Sensor" -> shape.sensor = ids[0];
            case "ObservedProperty", "ObservedProperties" -> shape.observed = ids;
            default -> {
                if (places && shape.type == THING) writing.maker().move(d, shape, ids);
                else if (places) shape.places = ids;
                else
                    for (long id : ids)
                        writing.maker().link(d, n, id, new EntityMaker.From(n, shape.id));
            }
        }
    }

    private StaAnswer delete(Entity e) {
        if (e.type == EntityType.FEATURE_OF_INTEREST)
            new ObservationChange(ask, writing).deleteOf(e);
        writing.writer()
                .change(d -> {
                    remove(d, e);
                    return true;
                });
        return StaAnswer.empty(200);
    }

    private void remove(Draft d, Entity e) {
        if (d.removes(e.type, e.id)) return;
        switch (e.type) {
            case THING, SENSOR, OBSERVED_PROPERTY -> {
                for (long s : e.streams.toArray())
                    Optional.ofNullable(ask.stores.graph().stream(s)).ifPresent(d::remove);
            }
            case LOCATION -> {
                for (long t : e.things.toArray()) {
                    if (!d.exists(THING, t)) continue;
                    Entity.Shape thing = d.edit(THING, t);
                    thing.places = Entity.without(thing.places, e.id);
                }
            }
            default -> {}
        }
        d.remove(e);
    }
}
