package city.qala.web;

import java.util.ArrayList;
import java.util.List;

/**
 * Entries of the top bar: those in sight and those behind "more". Pure.
 *
 * <p>In sight are the first two (how the town is, how its air is), then what the reader's role is
 * there for, then what is for everybody, as many as fit on a desk in the longest of the three
 * languages; and always the one that is open.
 */
public record Bar(List<Section> shown, List<Section> more) {
    private static final int LEADING = 2;
    private static final int ROOM = 9;

    public Bar {
        shown = List.copyOf(shown);
        more = List.copyOf(more);
    }

    /**
     * Parts the entries that a reader may open.
     *
     * @param current key of the open one; empty for none
     */
    static Bar of(List<Section> all, String current) {
        var order = new ArrayList<>(all.subList(0, Math.min(LEADING, all.size())));
        List<Section> rest = all.subList(order.size(), all.size());
        rest.stream().filter(s -> !s.roles().isEmpty()).forEach(order::add);
        rest.stream().filter(s -> s.roles().isEmpty()).forEach(order::add);
        // One entry behind "more" would save no room.
        if (order.size() <= ROOM + 1) return new Bar(order, List.of());
        var shown = new ArrayList<>(order.subList(0, ROOM));
        var more = new ArrayList<>(order.subList(ROOM, order.size()));
        more.stream()
                .filter(s -> s.key().equals(current))
                .findFirst()
                .ifPresent(open -> {
                    more.remove(open);
                    more.addFirst(shown.removeLast());
                    shown.add(open);
                });
        return new Bar(shown, more);
    }
}
