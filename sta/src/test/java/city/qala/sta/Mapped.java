package city.qala.sta;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A node made of maps: what a test says is there. */
class Mapped implements Node {

    private final Map<String, @Nullable Object> properties = new HashMap<>();
    private final Map<String, List<Mapped>> related = new HashMap<>();

    static Mapped of(long id) {
        return new Mapped().with("id", id);
    }

    Mapped with(String name, @Nullable Object value) {
        properties.put(name, value);
        return this;
    }

    Mapped link(String navigation, Mapped... nodes) {
        related.put(navigation, List.of(nodes));
        return this;
    }

    @Override
    public @Nullable Object property(String name) {
        return properties.get(name);
    }

    @Override
    public Iterable<Mapped> related(String navigation) {
        return related.getOrDefault(navigation, List.of());
    }
}
