package city.qala.sensing.sta;

import city.qala.kernel.Problem;
import city.qala.sensing.series.Observation;
import city.qala.sta.Address;
import city.qala.sta.EntityType;
import city.qala.sta.Navigation;
import city.qala.sta.Node;
import org.jspecify.annotations.Nullable;

/** Follows an address to what it leads to, among what may be seen. */
final class Finder {

    /**
     * Where an address ends.
     *
     * @param node the entity, or the parent of the collection; null for a whole set
     * @param navigation from the parent to the collection; null otherwise
     */
    record Found(@Nullable Node node, @Nullable Navigation navigation) {}

    private final Ask ask;

    Finder(Ask ask) {
        this.ask = ask;
    }

    /**
     * Follows an address that is not the root.
     *
     * @throws Problem {@code not-found} if something on the way is not there to be seen
     */
    Found find(Address address) {
        if (address.idOrNull() == null) return new Found(null, null);
        Node node = entity(address.set(), address.idOrNull());
        for (Address.Hop hop : address.hops()) {
            Navigation n = hop.navigation();
            if (n.many() && hop.idOrNull() == null) return new Found(node, n);
            node = n.many() ? member(node, n, hop.idOrNull()) : single(node, n);
        }
        return new Found(node, null);
    }

    /** One entity by type and id. */
    Node entity(EntityType type, @Nullable Long id) {
        if (id != null) {
            if (type == EntityType.OBSERVATION) {
                Observation o = observation(id);
                if (o != null) return new ObservationNode(ask, o);
            } else {
                Entity e = ask.find(type, id);
                if (e != null) return new EntityNode(e, ask);
            }
        }
        throw Problem.notFound("There is no %s(%s).", type.setName(), String.valueOf(id));
    }

    private @Nullable Observation observation(long id) {
        if (ask.stream(Observation.streamOf(id)) == null) return null;
        return ask.stores.series().find(id).orElse(null);
    }

    private Node single(Node from, Navigation n) {
        Entity e =
                from instanceof ObservationNode o
                        ? ask.one(o.row(), n.target())
                        : ask.one(((EntityNode) from).entity, n);
        if (e == null) throw Problem.notFound("There is no %s here.", n.name());
        return new EntityNode(e, ask);
    }

    private Node member(Node from, Navigation n, @Nullable Long id) {
        Entity parent = ((EntityNode) from).entity;
        Node node = entity(n.target(), id);
        if (!belongs(parent, n, node))
            throw Problem.notFound(
                    "%s(%s) is not one of the %s of %s(%s).",
                    n.target().setName(),
                    String.valueOf(id),
                    n.name(),
                    parent.type.setName(),
                    parent.id);
        return node;
    }

    private boolean belongs(Entity parent, Navigation n, Node node) {
        if (node instanceof ObservationNode o)
            return parent.isStream()
                    ? o.row().stream() == parent.id
                    : o.row().feature() == parent.id;
        long id = ((EntityNode) node).entity.id;
        boolean ordered = parent.type == EntityType.MULTI_DATASTREAM;
        for (Entity e : ask.related(parent, n, ordered ? 0 : id - 1)) {
            if (e.id == id) return true;
            if (!ordered) return false;
        }
        return false;
    }
}
