package city.qala.sensing.sta;

import city.qala.kernel.Problem;
import city.qala.sta.Cursor;
import city.qala.sta.Evaluator;
import city.qala.sta.Ordering;
import city.qala.sta.Query;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Pages through entities: filter, count, order, skip, top. The next page begins after the last row,
 * so rows that come and go meanwhile neither double nor hide another.
 */
final class EntityPager {

    /** Most rows that are put in order at once. */
    static final int MOST_ORDERED = 200_000;

    private final Ask ask;
    private final Query query;
    private final @Nullable Evaluator filter;
    private final Ordering ordering;
    private final @Nullable Cursor after;

    EntityPager(Ask ask, Query query) {
        this.ask = ask;
        this.query = query;
        filter = query.filter().map(f -> Evaluator.of(f, ask.now, ask)).orElse(null);
        ordering = Ordering.of(query.orderBy(), ask.now, ask);
        after = query.skipToken().map(ordering::cursor).orElse(null);
    }

    /**
     * One page.
     *
     * @param from gives the entities after an id, in their own order
     */
    Page<Entity> page(LongFunction<Iterable<Entity>> from) {
        long count = query.count() ? count(from.apply(0)) : -1;
        if (query.top() == 0) return new Page<>(List.of(), count, null);
        List<Entity> rows = query.orderBy().isEmpty() ? inOwnOrder(from) : ordered(from.apply(0));
        if (rows.size() <= query.top()) return new Page<>(rows, count, null);
        List<Entity> page = rows.subList(0, query.top());
        return new Page<>(page, count, ordering.cursor(new EntityNode(page.getLast(), ask)));
    }

    long count(Iterable<Entity> all) {
        long n = 0;
        for (Entity e : all) if (passes(e)) n++;
        return n;
    }

    private boolean passes(Entity e) {
        return filter == null || filter.matches(new EntityNode(e, ask));
    }

    private List<Entity> inOwnOrder(LongFunction<Iterable<Entity>> from) {
        List<Entity> rows = new ArrayList<>();
        long skip = query.skip();
        for (Entity e : from.apply(after == null ? 0 : after.id())) {
            if (!passes(e)) continue;
            if (skip > 0) {
                skip--;
                continue;
            }
            rows.add(e);
            if (rows.size() > query.top()) break;
        }
        return rows;
    }

    private List<Entity> ordered(Iterable<Entity> all) {
        long most = Math.min(query.skip(), Integer.MAX_VALUE) + query.top() + 1L;
        requireOrderable(most);
        var best = new PriorityQueue<EntityNode>(64, Collections.reverseOrder(ordering));
        for (Entity e : all) {
            if (!passes(e)) continue;
            EntityNode node = new EntityNode(e, ask);
            if (after != null && !ordering.isAfter(node, after)) continue;
            if (best.size() == most) {
                if (ordering.compare(node, best.element()) >= 0) continue;
                best.remove();
            }
            best.add(node);
        }
        List<EntityNode> sorted = new ArrayList<>(best);
        sorted.sort(ordering);
        int skip = (int) Math.min(query.skip(), sorted.size());
        return sorted.subList(skip, sorted.size()).stream().map(n -> n.entity).toList();
    }

    static void requireOrderable(long rows) {
        if (rows > MOST_ORDERED)
            throw Problem.of(
                    Problem.Kind.INVALID,
                    "query-too-complex",
                    "$skip and $top together pass the limit of ordered rows, which is %s. Follow"
                            + " @iot.nextLink instead.",
                    MOST_ORDERED);
    }
}
