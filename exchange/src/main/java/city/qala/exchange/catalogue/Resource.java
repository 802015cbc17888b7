package city.qala.exchange.catalogue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Something that is described: a node of the catalogue's graph with what is said of it. Names are
 * prefixed, such as {@code dct:title}.
 */
final class Resource {

    /** What can be said. */
    sealed interface Value {}

    /** Something that is named by an address. */
    record Iri(String address) implements Value {}

    /** Words in a language. */
    record Words(String text, String language) implements Value {}

    /** A plain text. */
    record Text(String text) implements Value {}

    /** Another node, described on the spot. */
    record Nested(Resource node) implements Value {}

    private final String id;
    private final String type;
    private final Map<String, List<Value>> said = new LinkedHashMap<>();

    /**
     * A node.
     *
     * @param id its address; empty for one without a name
     * @param type its class, with a prefix
     */
    Resource(String id, String type) {
        this.id = id;
        this.type = type;
    }

    Resource say(String property, Value value) {
        said.computeIfAbsent(property, p -> new ArrayList<>()).add(value);
        return this;
    }

    String id() {
        return id;
    }

    String type() {
        return type;
    }

    Map<String, List<Value>> said() {
        return said;
    }
}
