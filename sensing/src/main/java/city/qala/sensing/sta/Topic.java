package city.qala.sensing.sta;

import city.qala.kernel.Problem;
import city.qala.sta.Address;
import city.qala.sta.EntityType;
import city.qala.sta.Limits;
import city.qala.sta.Navigation;
import city.qala.sta.Node;
import city.qala.sta.Query;
import org.jspecify.annotations.Nullable;

/**
 * A topic that can be listened to: a set, one entity, one property, or a set with {@code $select}.
 *
 * @param text as subscribed, {@code v1.1/…}
 * @param type of the entities that are told of
 * @param parentType type of the entity whose collection it is; null for a whole set
 * @param parent its id
 * @param navigation from the parent to the collection; null if there is no parent
 * @param entity id of the entity itself; 0 for a set
 * @param address where it leads
 * @param query what is selected
 */
record Topic(
        String text,
        EntityType type,
        @Nullable EntityType parentType,
        long parent,
        @Nullable Navigation navigation,
        long entity,
        Address address,
        Query query) {

    static final String PREFIX = "v1.1/";

    /** The topic of a filter, or null if it is none that is told of. */
    static @Nullable Topic find(String text, Ask eyes, Limits limits) {
        try {
            return parse(text, eyes, limits);
        } catch (Problem notOurs) {
            return null;
        }
    }

    private static @Nullable Topic parse(String text, Ask eyes, Limits limits) {
        if (!text.startsWith(PREFIX) || text.contains("#") || text.contains("+")) return null;
        int mark = text.indexOf('?');
        String path = text.substring(PREFIX.length(), mark < 0 ? text.length() : mark);
        Address address = Address.parse(path);
        if (address.target() == Address.Target.ROOT || address.tail() != Address.Tail.NONE)
            return null;
        Query query = Query.parse(mark < 0 ? "" : text.substring(mark + 1), address.type(), limits);
        if (!onlySelects(query) || !address.inside().isEmpty()) return null;
        if (address.target() == Address.Target.COLLECTION)
            return collection(text, address, query, eyes);
        if (mark >= 0) return null;
        Node node = new Finder(eyes).find(address).node();
        if (node == null) return null;
        long id = node instanceof ObservationNode o ? o.row().id() : ((EntityNode) node).entity.id;
        return new Topic(text, address.type(), null, 0, null, id, address, query);
    }

    private static boolean onlySelects(Query q) {
        return q.filterOrNull() == null
                && q.orderBy().isEmpty()
                && q.expand().isEmpty()
                && q.topOrNull() == null
                && q.skip() == 0
                && !q.count()
                && !q.dataArray();
    }

    private static Topic collection(String text, Address address, Query query, Ask eyes) {
        Finder.Found found = new Finder(eyes).find(address);
        Entity e = found.node() instanceof EntityNode n ? n.entity : null;
        return new Topic(
                text,
                address.type(),
                e == null ? null : e.type,
                e == null ? 0 : e.id,
                found.navigation(),
                0,
                address,
                query);
    }

    /** Whether it is about one property. */
    boolean isProperty() {
        return address.propertyOrNull() != null;
    }

    /** Whether it tells of the observations of one stream. */
    boolean isStream() {
        return type == EntityType.OBSERVATION && parentType != null && Entity.isStream(parentType);
    }

    /** Whether one who has these rights may hear it. */
    boolean heardBy(Rights rights, Stores stores) {
        if (isStream()) return rights.reads(parent);
        // What such a collection holds depends on who asks; a topic is the same for everybody.
        if (entity == 0) return rights.staff();
        if (type == EntityType.OBSERVATION)
            return rights.reads(city.qala.sensing.series.Observation.streamOf(entity));
        Entity e = stores.find(type, entity);
        return e != null && rights.sees(e);
    }
}
