package city.qala.sensing.sta;

import city.qala.kernel.Problem;
import city.qala.sensing.series.Observation;
import city.qala.sta.Address;
import city.qala.sta.Cursor;
import city.qala.sta.EntityType;
import city.qala.sta.Navigation;
import city.qala.sta.Node;
import city.qala.sta.Property;
import city.qala.sta.Query;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Answers GET of every form of address. */
final class StaGet {

    // About what an observation takes; a guess too small costs a copy.
    private static final int BYTES_A_ROW = 440;

    private final Ask ask;
    private final EntityJson json;

    StaGet(Ask ask) {
        this.ask = ask;
        this.json = new EntityJson(ask);
    }

    /** The answer to a GET of an address that is not the root. */
    StaAnswer get(Address address, String rawQuery) {
        Query query = Query.parse(rawQuery, address.type(), ask.limits);
        return switch (address.target()) {
            case ROOT -> throw new IllegalArgumentException("the root has an answer of its own");
            case COLLECTION -> collection(address, query);
            case ENTITY -> entity(address, query);
            case PROPERTY -> property(address, query);
        };
    }

    private StaAnswer entity(Address address, Query query) {
        requireNoRows(query);
        Node node = node(address);
        JsonOut out = new JsonOut(2_048);
        if (address.tail() == Address.Tail.REF) ref(out, node);
        else if (address.tail() == Address.Tail.NONE) write(out, node, query);
        else throw Problem.notFound("An entity has no such address.");
        return StaAnswer.json(200, out);
    }

    private Node node(Address address) {
        Node node = new Finder(ask).find(address).node();
        if (node == null) throw Problem.notFound("There is nothing at this address.");
        return node;
    }

    // Options that speak of many rows mean nothing for one entity.
    private static void requireNoRows(Query q) {
        if (q.filterOrNull() != null
                || !q.orderBy().isEmpty()
                || q.topOrNull() != null
                || q.skip() > 0
                || q.skipTokenOrNull() != null)
            throw Problem.query(
                    "$filter, $orderby, $top and $skip need a collection; this is one entity.");
    }

    /** One entity or observation. */
    void write(JsonOut out, Node node, Query query) {
        if (node instanceof ObservationNode o) json.plan(query).write(out, o.row());
        else json.write(out, ((EntityNode) node).entity, query);
    }

    private void ref(JsonOut out, Node node) {
        out.put('{').name("@iot.selfLink").text(selfLink(node)).put('}');
    }

    private String selfLink(Node node) {
        return node instanceof ObservationNode o
                ? json.selfLink(EntityType.OBSERVATION, o.row().id())
                : json.selfLink(((EntityNode) node).entity.type, ((EntityNode) node).entity.id);
    }

    private StaAnswer property(Address address, Query query) {
        requireNoRows(query);
        Node node = node(address);
        Property p = address.property().orElseThrow();
        Object value = node.property(p.name());
        String name = p.equals(Property.ID) ? "@iot.id" : p.name();
        for (String step : address.inside()) {
            value = inside(value, step);
            name = step;
        }
        if (value == null) return StaAnswer.empty(204);
        if (address.tail() == Address.Tail.VALUE) {
            String text = value instanceof String s ? s : new JsonOut(256).value(value).toText();
            if (value instanceof city.qala.sta.TimeValue t) text = t.toString();
            return StaAnswer.text(200, text);
        }
        if (address.tail() != Address.Tail.NONE)
            throw Problem.notFound("A property has no such address.");
        return StaAnswer.json(200, new JsonOut(512).put('{').name(name).value(value).put('}'));
    }

    private static @Nullable Object inside(@Nullable Object value, String step) {
        if (value instanceof Map<?, ?> map && map.containsKey(step)) return map.get(step);
        if (value instanceof List<?> list && step.matches("\\d{1,9}")) {
            int i = Integer.parseInt(step);
            if (i < list.size()) return list.get(i);
        }
        throw Problem.notFound("There is no '%s' inside this property.", step);
    }

    private StaAnswer collection(Address address, Query query) {
        Finder.Found found = new Finder(ask).find(address);
        Entity parent = found.node() instanceof EntityNode e ? e.entity : null;
        if (address.tail() == Address.Tail.VALUE)
            throw Problem.notFound("A collection has no value.");
        if (address.tail() == Address.Tail.COUNT)
            return StaAnswer.text(200, Long.toString(count(address.type(), parent, found, query)));
        if (query.dataArray() && address.type() != EntityType.OBSERVATION)
            throw Problem.query("$resultFormat=dataArray is for Observations.");
        boolean ref = address.tail() == Address.Tail.REF;
        String path = address.encoded();
        JsonOut out;
        if (address.type() == EntityType.OBSERVATION) {
            Page<Observation> page = new ObservationPager(ask, query, parent).page();
            out = new JsonOut(page.rows().size() * BYTES_A_ROW + 512);
            head(out, path, query, page.count(), page.next());
            if (ref) refs(out, page.rows().stream().map(o -> new ObservationNode(ask, o)).toList());
            else if (query.dataArray()) json.plan(query).dataArrays(out, page.rows());
            else json.observations(out, page.rows(), query);
        } else {
            Page<Entity> page = entities(address.type(), parent, found.navigation(), query);
            out = new JsonOut(16_384);
            head(out, path, query, page.count(), page.next());
            if (ref) refs(out, page.rows().stream().map(e -> new EntityNode(e, ask)).toList());
            else json.entities(out, page.rows(), query);
        }
        return StaAnswer.json(200, out.put('}'));
    }

    private Page<Entity> entities(
            EntityType type, @Nullable Entity parent, @Nullable Navigation n, Query query) {
        EntityPager pager = new EntityPager(ask, query);
        if (parent == null || n == null) return pager.page(after -> ask.all(type, after));
        return pager.page(after -> ask.related(parent, n, after));
    }

    private long count(EntityType type, @Nullable Entity parent, Finder.Found found, Query query) {
        if (type == EntityType.OBSERVATION) return new ObservationPager(ask, query, parent).count();
        Navigation n = found.navigation();
        EntityPager pager = new EntityPager(ask, query);
        return pager.count(
                parent == null || n == null ? ask.all(type, 0) : ask.related(parent, n, 0));
    }

    private void refs(JsonOut out, List<? extends Node> nodes) {
        out.put('[');
        for (Node node : nodes) ref(out.comma(), node);
        out.put(']');
    }

    private void head(JsonOut out, String path, Query query, long count, @Nullable Cursor next) {
        out.put('{');
        if (count >= 0) out.name("@iot.count").number(count);
        if (next != null)
            out.name("@iot.nextLink")
                    .text(ask.base + "/" + path + "?" + query.after(next).encoded());
        out.name("value");
    }
}
