package city.qala.sensing.series;

import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Visits the rows of many sources in one order, opening each source as late as possible. */
final class Merge {
    private final Wanted wanted;
    private final List<Source> waiting;
    private final PriorityQueue<Cursor> open;
    private int next;
    private @Nullable Cursor current;

    Merge(List<Source> sources, Wanted wanted) {
        this.wanted = wanted;
        Comparator<Source> order =
                switch (wanted.order()) {
                    case STREAM ->
                            Comparator.comparingInt(Source::stream).thenComparingLong(Source::low);
                    case TIME -> Comparator.comparingLong(Source::low);
                    case TIME_DESCENDING -> Comparator.comparingLong(Source::high).reversed();
                };
        this.waiting = sources.stream().sorted(order).toList();
        this.open = new PriorityQueue<>((a, b) -> wanted.compare(a.time, a.id, b.time, b.id));
    }

    /**
     * Visits until the visitor answers false or all rows are visited.
     *
     * @return whether the visitor would have more
     */
    static boolean visit(List<Source> sources, Wanted wanted, Predicate<Observation> visitor) {
        Merge merge = new Merge(sources, wanted);
        for (Cursor row = merge.next(); row != null; row = merge.next()) {
            if (!visitor.test(row.observation())) {
                return false;
            }
        }
        return true;
    }

    /** A cursor that stands on the next row, or null; it is good until the next call. */
    @Nullable Cursor next() {
        Cursor same = current;
        current = null;
        if (same != null && same.next()) {
            if (!comesLaterThanOthers(same)) {
                current = same;
                return same;
            }
            open.add(same);
        }
        openUpTo(open.peek());
        current = open.poll();
        return current;
    }

    private boolean comesLaterThanOthers(Cursor cursor) {
        Cursor other = open.peek();
        return (other != null && wanted.compare(cursor.time, cursor.id, other.time, other.id) > 0)
                || (next < waiting.size() && isDue(waiting.get(next), cursor));
    }

    /** Opens every source that may hold a row before the given one; without one, the first. */
    private void openUpTo(@Nullable Cursor first) {
        Cursor head = first;
        while (next < waiting.size() && (head == null || isDue(waiting.get(next), head))) {
            for (Cursor cursor : waiting.get(next).open(wanted)) {
                if (cursor.next()) {
                    open.add(cursor);
                }
            }
            next++;
            head = open.peek();
        }
    }

    private boolean isDue(Source source, Cursor head) {
        return switch (wanted.order()) {
            case STREAM ->
                    source.stream() < Ids.stream(head.id)
                            || (source.stream() == Ids.stream(head.id)
                                    && source.low() <= head.time);
            case TIME -> source.low() <= head.time;
            case TIME_DESCENDING -> source.high() >= head.time;
        };
    }
}
