package city.qala.sta;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;

/**
 * The value at the end of a path.
 *
 * @param slot place of the entity that the rest of the path starts from
 * @param steps navigations to one from there
 */
record PathTerm(int slot, List<String> steps, String property, List<String> inside)
        implements Term {

    static PathTerm of(Expression.Path path, Slots slots) {
        int slot = slots.variable(path.variable());
        int done = 0;
        for (Slot one : slots.along(path.variable(), path.steps())) {
            slot = one.index();
            done = one.steps().size();
        }
        List<String> rest = path.steps().stream().skip(done).map(Navigation::name).toList();
        return new PathTerm(slot, rest, path.property().name(), path.inside());
    }

    /** Whether it is a property of the entity itself. */
    boolean plain() {
        return inside.isEmpty();
    }

    @Nullable Node node(@Nullable Node[] frame) {
        Node node = frame[slot];
        for (int i = 0; i < steps.size() && node != null; i++) node = node.one(steps.get(i));
        return node;
    }

    @Override
    public @Nullable Object value(@Nullable Node[] frame) {
        Node node = node(frame);
        if (node == null) return null;
        Object value = node.property(property);
        for (int i = 0; i < inside.size() && value != null; i++)
            value = member(value, inside.get(i));
        return value;
    }

    @Nullable Geometry shape(@Nullable Node[] frame) {
        if (!plain()) return Functions.shape(value(frame));
        Node node = node(frame);
        return node == null ? null : node.geometry(property);
    }

    private static @Nullable Object member(Object json, String key) {
        if (json instanceof Map<?, ?> map) return map.get(key);
        if (!(json instanceof List<?> list)) return null;
        if (key.isEmpty() || key.length() > 9) return null;
        for (int i = 0; i < key.length(); i++) if (!Scanner.isDigit(key.charAt(i))) return null;
        int position = Integer.parseInt(key);
        return position < list.size() ? list.get(position) : null;
    }
}
