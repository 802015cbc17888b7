package city.qala.sensing.sta;

import city.qala.kernel.Problem;
import city.qala.sensing.series.Observation;
import city.qala.sta.Cursor;
import city.qala.sta.EntityType;
import city.qala.sta.Expand;
import city.qala.sta.Navigation;
import city.qala.sta.Property;
import city.qala.sta.Query;
import city.qala.sta.Select;
import java.util.IdentityHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes entities with what is selected and expanded, at every level. */
final class EntityJson {

    /** Longest answer. */
    static final int MAX_BYTES = 64 << 20;

    private final Ask ask;
    // A plan for each $expand of observations, made once and used for every parent.
    private final IdentityHashMap<Query, ObservationJson> plans = new IdentityHashMap<>();

    EntityJson(Ask ask) {
        this.ask = ask;
    }

    String selfLink(EntityType type, long id) {
        return ask.base + "/" + type.setName() + "(" + id + ")";
    }

    void write(JsonOut out, Entity e, Query q) {
        if (out.length() > MAX_BYTES) throw tooLarge();
        out.put('{');
        if (q.selects("id") || q.selects("@iot.id")) out.name("@iot.id").number(e.id);
        if (q.selects(Select.SELF_LINK)) self(out.name("@iot.selfLink").put('"'), e).put('"');
        for (Property p : e.type.properties()) {
            if (q.selects(p.name())) property(out, e, p);
        }
        for (Navigation n : e.type.navigations()) {
            Expand x = q.expand().isEmpty() ? null : q.expansion(n.name()).orElse(null);
            if (x != null) {
                expand(out, e, x);
            } else if (q.selects(n.name())) {
                out.comma().put('"').ascii(n.name()).ascii("@iot.navigationLink\":\"");
                self(out, e).put('/').ascii(n.name()).put('"');
            }
        }
        out.put('}');
    }

    private JsonOut self(JsonOut out, Entity e) {
        return out.json(ask.base).put('/').ascii(e.type.setName()).put('(').number(e.id).put(')');
    }

    static Problem tooLarge() {
        return Problem.of(
                Problem.Kind.INVALID,
                "query-too-complex",
                "The answer passes the limit of %s bytes. Ask for fewer rows or select less.",
                MAX_BYTES);
    }

    private void property(JsonOut out, Entity e, Property p) {
        Object value = value(e, p);
        if (value != null) out.name(p.name()).value(value);
    }

    /** The value of a property as JSON shows it; null if it is absent. */
    @Nullable Object value(Entity e, Property p) {
        return new EntityNode(e, ask).property(p.name());
    }

    private void expand(JsonOut out, Entity e, Expand x) {
        Navigation n = x.navigation();
        if (n.target() == EntityType.OBSERVATION) {
            Page<Observation> page = new ObservationPager(ask, x.query(), e).page();
            collection(out, e, x, page.count(), page.next());
            observations(out, page.rows(), x.query());
            return;
        }
        if (!n.many()) {
            Entity one = ask.one(e, n);
            if (one != null) write(out.name(n.name()), one, x.query());
            return;
        }
        Page<Entity> page = new EntityPager(ask, x.query()).page(after -> ask.related(e, n, after));
        collection(out, e, x, page.count(), page.next());
        entities(out, page.rows(), x.query());
    }

    // Count and link stand before the array, whose name this leaves open.
    private void collection(JsonOut out, Entity e, Expand x, long count, @Nullable Cursor next) {
        String name = x.navigation().name();
        if (count >= 0) out.name(name + "@iot.count").number(count);
        if (next != null) {
            out.name(name + "@iot.nextLink")
                    .text(
                            selfLink(e.type, e.id)
                                    + "/"
                                    + name
                                    + "?"
                                    + x.query().after(next).encoded());
        }
        out.name(name);
    }

    /** An array of entities. */
    void entities(JsonOut out, List<Entity> rows, Query q) {
        out.put('[');
        for (int i = 0; i < rows.size(); i++) {
            if (i > 0) out.put(',');
            write(out, rows.get(i), q);
        }
        out.put(']');
    }

    /** An array of observations. */
    void observations(JsonOut out, List<Observation> rows, Query q) {
        ObservationJson plan = plan(q);
        out.put('[');
        for (int i = 0; i < rows.size(); i++) {
            if (i > 0) out.put(',');
            if (out.length() > MAX_BYTES) throw tooLarge();
            plan.write(out, rows.get(i));
        }
        out.put(']');
    }

    ObservationJson plan(Query q) {
        return plans.computeIfAbsent(q, wanted -> new ObservationJson(this, ask, wanted));
    }
}
