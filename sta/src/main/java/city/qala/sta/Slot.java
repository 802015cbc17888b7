package city.qala.sta;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An entity that a path to many chooses: a place in the frame, and how to get there.
 *
 * @param index place in the frame
 * @param parent place of the entity that the way starts from
 * @param way navigations to one, then the navigation to many
 * @param variable the variable that the whole path starts from, or empty
 * @param steps the whole path
 */
record Slot(int index, int parent, List<Navigation> way, String variable, List<Navigation> steps) {

    EntityType target() {
        return steps.getLast().target();
    }

    Iterable<? extends Node> nodes(@Nullable Node[] frame, @Nullable Bounds bounds) {
        Node node = frame[parent];
        for (int i = 0; i < way.size() - 1 && node != null; i++) node = node.one(way.get(i).name());
        if (node == null) return List.of();
        String last = way.getLast().name();
        return bounds == null ? node.related(last) : node.related(last, bounds);
    }
}
